"""The scenario of the client matrix with boto3: prints one line per capability. Arguments: endpoint, stream."""

import datetime
import sys

import boto3

endpoint, stream = sys.argv[1:]
kinesis = boto3.client("kinesis", endpoint_url=endpoint)
every_byte = ("every byte ü", bytes(range(256)))
twenty = [(f"key-{i}", f"value-{i}".encode()) for i in range(20)]


def shards():
    page = kinesis.list_shards(StreamName=stream, MaxResults=1)
    ids = [shard["ShardId"] for shard in page["Shards"]]
    while "NextToken" in page:
        # Not the paginator, which names the stream again and is refused for that, by AWS too.
        page = kinesis.list_shards(NextToken=page["NextToken"], MaxResults=1)
        ids += [shard["ShardId"] for shard in page["Shards"]]
    return ids


def read(shard):
    records = []
    iterator = kinesis.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
    while True:
        answer = kinesis.get_records(ShardIterator=iterator)
        records += answer["Records"]
        if answer["MillisBehindLatest"] == 0:
            return records
        iterator = answer["NextShardIterator"]


def put_and_get():
    kinesis.create_stream(StreamName=stream, ShardCount=2)
    kinesis.get_waiter("stream_exists").wait(StreamName=stream)
    kinesis.put_record(StreamName=stream, PartitionKey=every_byte[0], Data=every_byte[1])
    answer = kinesis.put_records(StreamName=stream, Records=[{"PartitionKey": key, "Data": data} for key, data in twenty])
    assert answer["FailedRecordCount"] == 0, answer

    summary = kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]
    assert summary["OpenShardCount"] == 2, summary
    records = [record for shard in shards() for record in read(shard)]
    assert sorted((record["PartitionKey"], record["Data"]) for record in records) == sorted([every_byte, *twenty]), records
    now = datetime.datetime.now(datetime.timezone.utc)
    for record in records:
        assert abs(now - record["ApproximateArrivalTimestamp"]) < datetime.timedelta(minutes=5), record


def paged_lists():
    assert shards() == ["shardId-000000000000", "shardId-000000000001"], shards()
    pages = kinesis.get_paginator("describe_stream").paginate(StreamName=stream, PaginationConfig={"PageSize": 1})
    assert [shard["ShardId"] for page in pages for shard in page["StreamDescription"]["Shards"]] == shards()
    pages = kinesis.get_paginator("list_streams").paginate(PaginationConfig={"PageSize": 1})
    names = [name for page in pages for name in page["StreamNames"]]
    assert stream in names and len(set(names)) == len(names), names


def typed_errors():
    try:
        kinesis.describe_stream_summary(StreamName="missing")
    except kinesis.exceptions.ResourceNotFoundException as error:
        assert "Stream missing under account" in str(error), error
    else:
        raise AssertionError("It was not refused")


def fan_out():
    summary = kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]
    consumer = kinesis.register_stream_consumer(StreamARN=summary["StreamARN"], ConsumerName="matrix")["Consumer"]
    assert consumer["ConsumerStatus"] == "ACTIVE", consumer
    for shard in shards():
        expected = read(shard)
        events = kinesis.subscribe_to_shard(
            ConsumerARN=consumer["ConsumerARN"], ShardId=shard, StartingPosition={"Type": "TRIM_HORIZON"}
        )["EventStream"]
        pushed = []
        for event in events:
            pushed += event["SubscribeToShardEvent"]["Records"]
            if len(pushed) >= len(expected):
                break
        events.close()
        assert pushed == expected, pushed


for capability in (put_and_get, paged_lists, typed_errors, fan_out):
    try:
        capability()
        print(capability.__name__.upper(), "ok")
    except Exception as error:
        print(capability.__name__.upper(), repr(error).replace("\n", " "))
kinesis.delete_stream(StreamName=stream, EnforceConsumerDeletion=True)
