package io.kinefka.log.catalog;

import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out decisions one after the other. Among gateways, whoever opens the transactional producer last is the
 * writer: opening fences the one before, whose next transaction fails and is decided anew on the newest state.
 * Not thread-safe.
 */
final class CatalogWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogWriter.class);

    private final Map<String, Object> producerConfig;
    private final CatalogTail tail;
    private final CatalogReplay replay;
    private final TopicPartition partition;
    private final Duration deadline;
    private final RandomGenerator random;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    CatalogWriter(
            Map<String, Object> producerConfig,
            CatalogTail tail,
            CatalogReplay replay,
            TopicPartition partition,
            Duration deadline,
            RandomGenerator random) {
        this.producerConfig = producerConfig;
        this.tail = tail;
        this.replay = replay;
        this.partition = partition;
        this.deadline = deadline;
        this.random = random;
    }

    /** Decides and writes; returns once the writes can be seen in the replay's snapshot. */
    <T> T change(Decision<T> decision) throws InterruptedException {
        long until = System.nanoTime() + deadline.toNanos();
        for (int attempt = 1; ; attempt++) {
            boolean committing = false;
            try {
                var writer = writer();
                // Decide on the newest state there is; whoever changes it later fences this writer first.
                tail.awaitNewest(until);
                Outcome<T> outcome = decision.decide(replay.snapshot());
                if (!outcome.writes().isEmpty()) {
                    committing = true;
                    long last = commit(writer, outcome.writes(), until);
                    tail.await(last + 1, until);
                }
                return outcome.answer();
            } catch (KafkaException e) {
                abandon();
                LOG.atDebug().setCause(e).addKeyValue("attempt", attempt).log("Catalog change failed");
                if (System.nanoTime() >= until || (committing && isOutcomeUnknown(e))) {
                    throw LogException.unavailable("The catalog could not be changed", e);
                }
                // Rivals that fence each other in turn must fall out of step.
                TimeUnit.MILLISECONDS.sleep(random.nextLong(10L * Math.min(attempt, 20)) + 1);
            }
        }
    }

    /** A commit that timed out may have happened: deciding again could refuse what was just done. */
    private static boolean isOutcomeUnknown(KafkaException e) {
        return e instanceof org.apache.kafka.common.errors.TimeoutException;
    }

    private KafkaProducer<byte[], byte[]> writer() {
        var open = producer;
        if (open == null) {
            open = new KafkaProducer<>(producerConfig);
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    private long commit(KafkaProducer<byte[], byte[]> writer, List<CatalogWrite> writes, long until)
            throws InterruptedException {
        writer.beginTransaction();
        Future<RecordMetadata> last = null;
        for (CatalogWrite write : writes) {
            last = writer.send(new ProducerRecord<>(
                    partition.topic(), partition.partition(), write.key().encode(), write.value()));
        }
        writer.commitTransaction();
        if (last == null) {
            throw new IllegalArgumentException("Nothing to write");
        }
        return CatalogTail.get(last, until).offset();
    }

    private void abandon() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        abandon();
    }
}
