package io.kinefka.benchmark.micro;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A record as readers get it.
 *
 * @param sequenceNumber its place
 * @param approximateArrivalTimestamp when it was put
 * @param data what was put
 * @param partitionKey its key
 */
record RecordView(String sequenceNumber, Instant approximateArrivalTimestamp, ByteBuffer data, String partitionKey) {}
