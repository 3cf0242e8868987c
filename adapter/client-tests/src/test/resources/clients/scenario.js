// The scenario of the client matrix with the AWS SDK for JavaScript: prints one line per capability.
// Arguments: the folder of the SDK, endpoint, stream, and the version of HTTP (1.1 or 2).
const assert = require('node:assert/strict');
const { createRequire } = require('node:module');

const [folder, endpoint, stream, http] = process.argv.slice(2);
const fromFolder = createRequire(folder + '/');
const { Kinesis, ResourceNotFoundException, paginateListStreams, waitUntilStreamExists } =
  fromFolder('@aws-sdk/client-kinesis');
const { NodeHttpHandler } = fromFolder('@smithy/node-http-handler');

// The SDK's own choice is HTTP/2.
const kinesis = new Kinesis({ endpoint, ...(http === '1.1' ? { requestHandler: new NodeHttpHandler() } : {}) });
const everyByte = { PartitionKey: 'every byte ü', Data: Uint8Array.from({ length: 256 }, (_, i) => i) };
const twenty = Array.from({ length: 20 }, (_, i) => ({ PartitionKey: `key-${i}`, Data: Buffer.from(`value-${i}`) }));

const text = ({ PartitionKey, Data }) => `${PartitionKey} ${Buffer.from(Data).toString('hex')}`;
const sorted = (records) => records.map(text).sort();

async function shards() {
  const ids = [];
  let page;
  do {
    page = await kinesis.listShards({ MaxResults: 1, ...(page ? { NextToken: page.NextToken } : { StreamName: stream }) });
    ids.push(...page.Shards.map((shard) => shard.ShardId));
  } while (page.NextToken);
  return ids;
}

async function read(shard) {
  const records = [];
  let { ShardIterator: iterator } = await kinesis.getShardIterator({
    StreamName: stream, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON',
  });
  for (;;) {
    const answer = await kinesis.getRecords({ ShardIterator: iterator });
    records.push(...answer.Records);
    if (answer.MillisBehindLatest === 0) {
      return records;
    }
    iterator = answer.NextShardIterator;
  }
}

async function putAndGet() {
  await kinesis.createStream({ StreamName: stream, ShardCount: 2 });
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 120, minDelay: 1 }, { StreamName: stream });
  await kinesis.putRecord({ StreamName: stream, ...everyByte });
  const answer = await kinesis.putRecords({ StreamName: stream, Records: twenty });
  assert.equal(answer.FailedRecordCount, 0);

  const { StreamDescriptionSummary: summary } = await kinesis.describeStreamSummary({ StreamName: stream });
  assert.equal(summary.OpenShardCount, 2);
  const records = (await Promise.all((await shards()).map(read))).flat();
  assert.deepEqual(sorted(records), sorted([everyByte, ...twenty]));
  for (const record of records) {
    assert.ok(Math.abs(Date.now() - record.ApproximateArrivalTimestamp.getTime()) < 300_000);
  }
}

async function pagedLists() {
  assert.deepEqual(await shards(), ['shardId-000000000000', 'shardId-000000000001']);
  const names = [];
  for await (const page of paginateListStreams({ client: kinesis, pageSize: 1 }, {})) {
    names.push(...page.StreamNames);
  }
  assert.ok(names.includes(stream));
  assert.equal(new Set(names).size, names.length);
}

async function typedErrors() {
  await assert.rejects(kinesis.describeStreamSummary({ StreamName: 'missing' }), (error) => {
    assert.ok(error instanceof ResourceNotFoundException, String(error));
    assert.match(error.message, /Stream missing under account/);
    return true;
  });
}

async function fanOut() {
  const { StreamDescriptionSummary: summary } = await kinesis.describeStreamSummary({ StreamName: stream });
  const { Consumer: consumer } = await kinesis.registerStreamConsumer({
    StreamARN: summary.StreamARN, ConsumerName: 'matrix',
  });
  assert.equal(consumer.ConsumerStatus, 'ACTIVE');
  for (const shard of await shards()) {
    const expected = await read(shard);
    const { EventStream: events } = await kinesis.subscribeToShard({
      ConsumerARN: consumer.ConsumerARN, ShardId: shard, StartingPosition: { Type: 'TRIM_HORIZON' },
    });
    const pushed = [];
    for await (const event of events) {
      pushed.push(...event.SubscribeToShardEvent.Records);
      if (pushed.length >= expected.length) {
        break;
      }
    }
    assert.deepEqual(pushed.map(text), expected.map(text));
  }
}

async function run() {
  const capabilities = [
    ['PUT_AND_GET', putAndGet], ['PAGED_LISTS', pagedLists], ['TYPED_ERRORS', typedErrors], ['FAN_OUT', fanOut],
  ];
  for (const [name, capability] of capabilities) {
    try {
      await capability();
      console.log(name, 'ok');
    } catch (error) {
      console.log(name, String(error.stack).replaceAll('\n', ' '));
    }
  }
  await kinesis.deleteStream({ StreamName: stream, EnforceConsumerDeletion: true });
}

// Connections whose subscriptions were left would keep the process alive.
run().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
