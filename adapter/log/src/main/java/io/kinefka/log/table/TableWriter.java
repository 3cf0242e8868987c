package io.kinefka.log.table;

import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Appends to a table's log. May block for a moment while Kafka is away. */
final class TableWriter implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    TableWriter(TableTopic topic) {
        this.topic = topic.partition().topic();
        this.producer = topic.producer();
    }

    /** Completes when Kafka has it; fails with {@link LogException} when that is not known. */
    CompletionStage<Long> append(TableRecord what) {
        var appended = new CompletableFuture<Long>();
        byte[] record = TableFormat.encode(what);
        if (record.length > TableTopic.VALUE_BYTES_MAX) {
            return CompletableFuture.failedFuture(LogException.overloaded("A change is larger than a record may be"));
        }
        try {
            var unused = producer.send(new ProducerRecord<>(topic, 0, null, record), (metadata, failure) -> {
                if (failure == null) {
                    appended.complete(metadata.offset());
                } else {
                    appended.completeExceptionally(LogException.unavailable("A change was not written", failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            appended.completeExceptionally(LogException.unavailable("A change was not written", e));
        }
        return appended;
    }

    @Override
    public void close() {
        producer.close(CLOSE_MAX);
    }
}
