// The record processor of the Java applications for KCL's library for Node.js. Tells what happens to it in the file that
// is its argument, as standard output belongs to the daemon.
'use strict';

const fs = require('fs');
const kcl = require('aws-kcl');

const MILLIS_BETWEEN_CHECKPOINTS = 300;

let shard = 'none';
let lastNumber = 'none';
let checkpointed = performance.now();

const line = (what, detail) =>
  `${Math.round((performance.timeOrigin + performance.now()) * 1000)} ${process.pid} ${shard} ${what} ${detail}\n`;

const tell = (lines) => fs.appendFileSync(process.argv[2], lines);

const checkpoint = (checkpointer, sequenceNumber, complete) => {
  // Of this moment, as whoever waits for the checkpoint may see it sooner than this processor goes on.
  const done = line('checkpoints', lastNumber);
  const answered = (error) => {
    // The shard is somebody else's by now, who sees again what comes after the last checkpoint.
    tell(error ? line('fails', error) : done);
    checkpointed = performance.now();
    complete();
  };
  if (sequenceNumber) {
    checkpointer.checkpoint(sequenceNumber, answered);
  } else {
    checkpointer.checkpoint(answered);
  }
};

kcl({
  initialize(input, complete) {
    shard = input.shardId;
    tell(line('begins', input.sequenceNumber));
    complete();
  },

  processRecords(input, complete) {
    tell(input.records
      .map((one) => line('sees', one.sequenceNumber + ' ' + Buffer.from(one.data, 'base64').toString()))
      .join(''));
    if (input.records.length > 0) {
      lastNumber = input.records[input.records.length - 1].sequenceNumber;
    }
    if (input.records.length > 0 && performance.now() - checkpointed > MILLIS_BETWEEN_CHECKPOINTS) {
      checkpoint(input.checkpointer, lastNumber, complete);
    } else {
      complete();
    }
  },

  leaseLost(input, complete) {
    tell(line('loses', ''));
    complete();
  },

  shardEnded(input, complete) {
    lastNumber = 'SHARD_END';
    checkpoint(input.checkpointer, null, () => {
      tell(line('ends', ''));
      complete();
    });
  },

  shutdownRequested(input, complete) {
    checkpoint(input.checkpointer, null, complete);
  },
}).run();
