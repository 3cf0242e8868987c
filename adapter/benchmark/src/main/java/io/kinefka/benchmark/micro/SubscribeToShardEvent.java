package io.kinefka.benchmark.micro;

import java.util.List;

/** What is pushed at a time. */
record SubscribeToShardEvent(List<RecordView> records, String continuationSequenceNumber, long millisBehindLatest) {}
