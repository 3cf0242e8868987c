"""Puts with boto3 for so many seconds, then reads everything back. Arguments: endpoint, stream, seconds. Fails at any error."""

import sys
import time

import boto3
from botocore.config import Config

endpoint, stream, seconds = sys.argv[1:]
kinesis = boto3.client("kinesis", endpoint_url=endpoint, config=Config(retries={"total_max_attempts": 1}))
until = time.monotonic() + float(seconds)
put = []
while time.monotonic() < until:
    values = [f"value-{len(put) + i}".encode() for i in range(50)]
    answer = kinesis.put_records(StreamName=stream, Records=[{"PartitionKey": "one", "Data": value} for value in values])
    assert answer["FailedRecordCount"] == 0, answer
    put += values

shard = answer["Records"][0]["ShardId"]
iterator = kinesis.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
got = []
while len(got) < len(put):
    answer = kinesis.get_records(ShardIterator=iterator)
    got += [record["Data"] for record in answer["Records"]]
    iterator = answer["NextShardIterator"]
assert got == put, (len(got), len(put))
print(len(got))
