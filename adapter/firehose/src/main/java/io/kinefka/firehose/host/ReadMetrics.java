package io.kinefka.firehose.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Measures how a Kinesis stream is read; other sources have no such metrics. */
interface ReadMetrics {

    ReadMetrics NONE = (records, consumer, nowMillis) -> {};

    /** Records have been read, or none. */
    void read(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> consumer, long nowMillis);

    static ReadMetrics ofKinesisStream(DeliveryMetrics metrics) {
        return new OfKinesisStream(metrics);
    }

    /** Knows when the last record of each partition came that was read. */
    final class OfKinesisStream implements ReadMetrics {
        private final DeliveryMetrics metrics;
        private final Map<TopicPartition, Long> arrivals = new HashMap<>();

        private OfKinesisStream(DeliveryMetrics metrics) {
            this.metrics = metrics;
        }

        @Override
        public void read(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> consumer, long nowMillis) {
            Set<TopicPartition> assignment = consumer.assignment();
            arrivals.keySet().retainAll(assignment);
            long bytes = 0;
            for (TopicPartition partition : records.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
                for (ConsumerRecord<byte[], byte[]> each : read) {
                    bytes += Math.max(0, each.serializedValueSize());
                }
                arrivals.put(partition, read.get(read.size() - 1).timestamp());
            }
            if (!records.isEmpty()) {
                metrics.read(records.count(), bytes);
            }
            if (!assignment.isEmpty()) {
                metrics.behindLatest(behind(assignment, consumer, nowMillis));
            }
        }

        private long behind(Set<TopicPartition> assignment, Consumer<byte[], byte[]> consumer, long nowMillis) {
            long longest = 0;
            for (TopicPartition partition : assignment) {
                OptionalLong lag = consumer.currentLag(partition);
                Long arrival = arrivals.get(partition);
                if (arrival != null && lag.isPresent() && lag.getAsLong() > 0) {
                    longest = Math.max(longest, nowMillis - arrival);
                }
            }
            return longest;
        }
    }
}
