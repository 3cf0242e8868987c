// A record processor without any library: notes what it is given in a file, and checkpoints every batch.
const fs = require('fs');
const lines = require('readline').createInterface({ input: process.stdin });
const note = (text) => fs.appendFileSync(process.argv[2], text + '\n');
const say = (message) => process.stdout.write('\n' + JSON.stringify(message) + '\n');
let answered = null;

const status = (action) => say({ action: 'status', responseFor: action });
const checkpoint = (sequenceNumber, subSequenceNumber, then) => {
  answered = then;
  say({ action: 'checkpoint', sequenceNumber, subSequenceNumber });
};

lines.on('line', (line) => {
  const message = JSON.parse(line);
  if (message.action === 'checkpoint') {
    note('checkpointed ' + (message.error || 'None'));
    answered();
  } else if (message.action === 'processRecords') {
    message.records.forEach((one) => note('record ' + Buffer.from(one.data, 'base64').toString()));
    const last = message.records[message.records.length - 1];
    checkpoint(last.sequenceNumber, last.subSequenceNumber, () => status(message.action));
  } else {
    note(message.action);
    if (message.action === 'shardEnded') {
      checkpoint(null, null, () => status(message.action));
    } else {
      status(message.action);
    }
  }
});
