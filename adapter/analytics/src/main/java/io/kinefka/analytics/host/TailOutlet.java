package io.kinefka.analytics.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is to be shown, by a thread and a producer of its own: whoever offers something waits for nothing, and what cannot be sent is left
 * out. Not in the application's transactions, in which nothing may fail.
 */
final class TailOutlet {
    private static final Logger LOG = LoggerFactory.getLogger(TailOutlet.class);
    /** Of rows that are on their way. */
    private static final int BYTES_MAX = 32 << 20;

    private static final int OVERHEAD_BYTES = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Semaphore bytes = new Semaphore(BYTES_MAX);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "kinefka-analytics-tail");
        made.setDaemon(true);
        return made;
    });
    // Only the thread sees it.
    private @Nullable Producer<byte[], byte[]> producer;

    private TailOutlet(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Opens one; waits for nothing. */
    static TailOutlet open(Map<String, String> kafka) {
        return new TailOutlet(new HashMap<>(kafka));
    }

    /** Sends a record some time, or says that it is left out. */
    void offer(String topic, byte[] key, byte[] value, Runnable leftOut) {
        int size = OVERHEAD_BYTES + value.length;
        if (bytes.tryAcquire(size)) {
            thread.execute(() -> send(new ProducerRecord<>(topic, 0, key, value), leftOut, size));
        } else {
            leftOut.run();
        }
    }

    private void send(ProducerRecord<byte[], byte[]> row, Runnable leftOut, int size) {
        try {
            var unused = producer().send(row, (sent, failure) -> {
                bytes.release(size);
                if (failure != null) {
                    leftOut.run();
                }
            });
        } catch (KafkaException e) {
            bytes.release(size);
            leftOut.run();
            LOG.atDebug().addKeyValue("topic", row.topic()).setCause(e).log("Rows cannot be shown");
        }
    }

    /** Whoever looked into the topic has died: removes it, when everything is sent. */
    void remove(String topic) {
        thread.execute(() -> {
            if (producer != null) {
                producer.flush();
            }
            try (Admin admin = Admin.create(kafka)) {
                admin.deleteTopics(List.of(topic)).all().get();
            } catch (ExecutionException | KafkaException e) {
                LOG.atDebug().addKeyValue("topic", topic).setCause(e).log("A topic of shown rows is gone already");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes nothing more; what was offered before is sent, some time. */
    void close() {
        thread.execute(() -> {
            if (producer != null) {
                producer.close(TIMEOUT);
            }
        });
        thread.shutdown();
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(2 * TIMEOUT.toMillis()));
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, BYTES_MAX);
            // As for the application's own producer.
            settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
