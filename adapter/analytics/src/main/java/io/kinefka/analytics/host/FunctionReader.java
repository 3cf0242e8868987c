package io.kinefka.analytics.host;

import io.kinefka.log.host.StreamsProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows that wait for a function, and has them delivered, at least once and in their order. One gateway of all that run the application
 * does it. A thread of its own, which may wait.
 */
final class FunctionReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionReader.class);
    /** Source: AWS developer guide, Lambda output invocation frequency: about once per second. */
    private static final Duration BATCH_INTERVAL = Duration.ofSeconds(1);

    /** A request's worth; what was fetched at one time may come on top of it. */
    private static final int BATCH_BYTES_MAX = 4 << 20;

    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private final HostedApplication application;
    private final String topic;
    private final Map<String, String> kafka;
    private final FunctionDelivery delivery;
    private final Runnable onFailure;
    private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    private final Thread thread;
    private volatile boolean isClosed;

    /**
     * Begins.
     *
     * @param topic that is read, and also the name of the group that reads it
     * @param onFailure called when it has ended by itself, by a thread that must not wait
     */
    FunctionReader(
            HostedApplication application,
            String topic,
            Map<String, String> kafka,
            FunctionDelivery delivery,
            Runnable onFailure) {
        this.application = application;
        this.topic = topic;
        this.kafka = kafka;
        this.delivery = delivery;
        this.onFailure = onFailure;
        thread = new Thread(this::run, topic);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer);
        } catch (RuntimeException e) {
            if (!isClosed) {
                LOG.atError()
                        .addKeyValue("application", application.name())
                        .setCause(e)
                        .log("Delivery to a function has failed and will be started again");
                onFailure.run();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(topic), new Forgetting());
        try {
            while (!isClosed) {
                collect(consumer);
                if (!batch.isEmpty()) {
                    delivery.deliver(List.copyOf(batch));
                    commit(consumer, batch.get(batch.size() - 1));
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atDebug().addKeyValue("topic", topic).log("Delivery to a function ends");
        } finally {
            // A consumer that is closed by a thread that is interrupted does not leave its group.
            var unused = Thread.interrupted();
        }
    }

    private void collect(Consumer<byte[], byte[]> consumer) {
        batch.clear();
        long end = System.nanoTime() + BATCH_INTERVAL.toNanos();
        long bytes = 0;
        for (long left = BATCH_INTERVAL.toNanos();
                left > 0 && bytes < BATCH_BYTES_MAX;
                left = end - System.nanoTime()) {
            consumer.poll(Duration.ofNanos(left)).forEach(batch::add);
            bytes = batch.stream()
                    .mapToLong(ConsumerRecord::serializedValueSize)
                    .sum();
        }
    }

    private void commit(Consumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> last) {
        try {
            consumer.commitSync(Map.of(
                    new TopicPartition(last.topic(), last.partition()), new OffsetAndMetadata(last.offset() + 1)));
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.atInfo()
                    .addKeyValue("application", application.name())
                    .addKeyValue("topic", topic)
                    .log("Rows that were delivered may be delivered again, since another gateway goes on");
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, topic);
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(StreamsProperties.SESSION_TIMEOUT.toMillis()));
        properties.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(StreamsProperties.HEARTBEAT_INTERVAL.toMillis()));
        // A function may fail for days; whoever tries it keeps its partition.
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
        return properties;
    }

    /** Ends at once, whatever is under way; that is delivered again, here or elsewhere. */
    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MAX.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was collected is read by others from now on. */
    private final class Forgetting implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            batch.clear();
        }
    }
}
