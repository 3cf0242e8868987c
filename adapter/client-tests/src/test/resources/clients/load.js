// Puts with the AWS SDK for JavaScript over HTTP/2 for so many seconds, then reads everything back.
// Arguments: the folder of the SDK, endpoint, stream, seconds. Fails at any error.
const assert = require('node:assert/strict');
const { createRequire } = require('node:module');

const [folder, endpoint, stream, seconds] = process.argv.slice(2);
const { Kinesis } = createRequire(folder + '/')('@aws-sdk/client-kinesis');
const kinesis = new Kinesis({ endpoint, maxAttempts: 1 });

async function run() {
  const until = Date.now() + 1000 * Number(seconds);
  const put = [];
  let answer;
  while (Date.now() < until) {
    const values = Array.from({ length: 50 }, (_, i) => `value-${put.length + i}`);
    answer = await kinesis.putRecords({
      StreamName: stream,
      Records: values.map((value) => ({ PartitionKey: 'one', Data: Buffer.from(value) })),
    });
    assert.equal(answer.FailedRecordCount, 0);
    put.push(...values);
  }

  let { ShardIterator: iterator } = await kinesis.getShardIterator({
    StreamName: stream, ShardId: answer.Records[0].ShardId, ShardIteratorType: 'TRIM_HORIZON',
  });
  const got = [];
  while (got.length < put.length) {
    const page = await kinesis.getRecords({ ShardIterator: iterator });
    got.push(...page.Records.map((record) => Buffer.from(record.Data).toString()));
    iterator = page.NextShardIterator;
  }
  assert.deepEqual(got, put);
  console.log(got.length);
}

run().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
