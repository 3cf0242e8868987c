package io.kinefka.log.metrics;

import io.kinefka.log.error.LogException;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other gateways what this one has measured, and learns what they have, in one thread. */
final class MetricSharing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricSharing.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final MetricMemory memory;
    private final Meters meters;
    private final MetricTopic topic;
    private final Thread thread = new Thread(this::run, "kinefka-metrics");
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean warned;

    MetricSharing(MetricMemory memory, Meters meters, MetricTopic topic) {
        this.memory = memory;
        this.meters = meters;
        this.topic = topic;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                try {
                    topic.create();
                    share();
                } catch (KafkaException | LogException e) {
                    LOG.atWarn().setCause(e).log("Metrics cannot be shared; trying again");
                    pause();
                }
            } while (!isClosing());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void share() {
        try (var consumer = topic.consumer();
                var producer = topic.producer()) {
            consumer.assign(List.of(topic.partition()));
            consumer.seekToBeginning(List.of(topic.partition()));
            long next = System.nanoTime();
            while (!isClosing()) {
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

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() throws InterruptedException {
        var unused = closing.await(INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_MAX.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
