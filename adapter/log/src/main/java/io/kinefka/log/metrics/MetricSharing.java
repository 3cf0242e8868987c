package io.kinefka.log.metrics;

import io.kinefka.log.shared.TopicThread;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other gateways what this one has measured, and learns what they have, in one thread. */
final class MetricSharing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricSharing.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    /** What was measured last is known to nobody else. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final MetricMemory memory;
    private final Meters meters;
    private final MetricTopic topic;
    private final TopicThread thread = new TopicThread("kinefka-metrics", INTERVAL, this::share);
    private boolean warned;

    MetricSharing(MetricMemory memory, Meters meters, MetricTopic topic) {
        this.memory = memory;
        this.meters = meters;
        this.topic = topic;
    }

    void start() {
        thread.start();
    }

    private void share() throws InterruptedException {
        topic.create();
        try (var consumer = topic.consumer();
                var producer = topic.producer()) {
            consumer.assign(List.of(topic.partition()));
            consumer.seekToBeginning(List.of(topic.partition()));
            long next = System.nanoTime();
            while (!thread.isClosing()) {
                learn(consumer);
                if (System.nanoTime() - next >= 0) {
                    tell(producer);
                    next = System.nanoTime() + INTERVAL.toNanos();
                }
            }
            tell(producer);
            producer.close(CLOSE_MAX);
        }
    }

    private void learn(KafkaConsumer<byte[], byte[]> consumer) {
        for (var each : consumer.poll(POLL).records(topic.partition())) {
            replay(each);
        }
    }

    private void replay(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            memory.replay(SharedPoint.decode(kafkaRecord.key(), kafkaRecord.value()));
        } catch (UnsupportedFormatException e) {
            if (!warned) {
                LOG.atWarn().setCause(e).log("Some metrics were written by another version; they are left out");
                warned = true;
            }
        }
    }

    private void tell(KafkaProducer<byte[], byte[]> producer) {
        meters.empty();
        for (var point : memory.takeUnshared()) {
            var unused = producer.send(
                    new ProducerRecord<>(topic.partition().topic(), 0, point.encodeKey(), point.encodeValue()),
                    (metadata, failure) -> {
                        if (failure != null) {
                            memory.giveBack(point);
                        }
                    });
        }
    }

    @Override
    public void close() {
        thread.close(CLOSE_MAX);
    }
}
