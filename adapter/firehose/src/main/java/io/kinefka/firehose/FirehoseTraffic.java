package io.kinefka.firehose;

import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.metrics.Metrics;
import java.time.Clock;

/** Measures what is asked of delivery streams, as AWS does in {@code AWS/Firehose}. */
final class FirehoseTraffic {
    private static final String COUNT = "Count";
    private static final String BYTES = "Bytes";
    private static final String MILLISECONDS = "Milliseconds";

    private final Metrics metrics;
    private final Clock clock;

    FirehoseTraffic(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A call begins.
     *
     * @param name what its metrics' names begin with
     */
    Call begin(DeliveryStreamId stream, String name) {
        return new Call(stream, name);
    }

    /** Records were refused because of too many. */
    void throttled(DeliveryStreamId stream, int records) {
        add(stream, "ThrottledRecords", COUNT, records);
    }

    private void add(DeliveryStreamId stream, String name, String unit, long value) {
        metrics.add(new FirehoseMetric(stream, name, unit), (double) value, clock.millis());
    }

    /** One call. */
    final class Call {
        private final DeliveryStreamId stream;
        private final String name;
        private final long beganMillis = clock.millis();

        private Call(DeliveryStreamId stream, String name) {
            this.stream = stream;
            this.name = name;
        }

        /** It has succeeded. */
        void succeeded() {
            add(stream, name + ".Requests", COUNT, 1);
            add(stream, name + ".Latency", MILLISECONDS, Math.max(0, clock.millis() - beganMillis));
        }

        /** It has put so many records. */
        void put(int records, long bytes) {
            succeeded();
            add(stream, name + ".Bytes", BYTES, bytes);
            if (name.equals("PutRecordBatch")) {
                add(stream, name + ".Records", COUNT, records);
            }
            add(stream, "IncomingPutRequests", COUNT, 1);
            add(stream, "IncomingRecords", COUNT, records);
            add(stream, "IncomingBytes", BYTES, bytes);
            add(stream, "ThrottledRecords", COUNT, 0);
        }
    }
}
