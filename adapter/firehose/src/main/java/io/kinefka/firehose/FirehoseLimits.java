package io.kinefka.firehose;

import io.kinefka.log.delivery.DeliveryStreamId;

/** How much may be asked for. */
public interface FirehoseLimits {

    /** As much as Kafka can do. */
    FirehoseLimits NONE = new FirehoseLimits() {
        @Override
        public int deliveryStreamsMax() {
            return Integer.MAX_VALUE;
        }

        @Override
        public boolean tryPut(DeliveryStreamId stream, int records, long bytes) {
            return true;
        }

        @Override
        public boolean tryCall(String operation, String accountId, String region) {
            return true;
        }
    };

    /** How many delivery streams an account may have in a region. */
    int deliveryStreamsMax();

    /** Admits one request that puts records, or returns false. */
    boolean tryPut(DeliveryStreamId stream, int records, long bytes);

    /** Admits one call of an operation that does not put records, or returns false. */
    boolean tryCall(String operation, String accountId, String region);
}
