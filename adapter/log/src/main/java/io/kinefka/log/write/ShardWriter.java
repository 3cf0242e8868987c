package io.kinefka.log.write;

import io.kinefka.encryption.RecordSealer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.StreamOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to shards and answers once every in-sync replica has them. Never blocks: what a producer would wait
 * for is either at hand, awaited on a timer, or refused.
 */
public final class ShardWriter implements AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(2);
    /** Room for the largest record and what Kafka puts around it. */
    private static final int REQUEST_BYTES_MAX = 12 * 1024 * 1024;

    private static final int BATCH_BYTES = 256 * 1024;
    /** The data that every stream allows. */
    private static final int DATA_BYTES = 1024 * StreamOptions.DEFAULT.recordKibMax();

    private final KafkaProducer<byte[], byte[]> producer;
    private final ByteBudget budget;
    private final Duration deadline;
    private final ScheduledExecutorService timer;
    private final AppendListener listener;

    /**
     * Opens a producer.
     *
     * @param clientConfig what every Kafka client needs to connect
     * @param bytesMax the bytes of records that may be under way at once; beyond, records are refused
     * @param deadline after which a record that Kafka did not acknowledge is reported as such
     * @param timer runs short tasks later
     * @param listener is told of every record that was appended
     */
    public ShardWriter(
            Map<String, Object> clientConfig,
            long bytesMax,
            Duration deadline,
            ScheduledExecutorService timer,
            AppendListener listener) {
        this.producer = new KafkaProducer<>(config(clientConfig, bytesMax, deadline));
        this.budget = new ByteBudget(bytesMax);
        this.deadline = deadline;
        this.timer = timer;
        this.listener = listener;
    }

    private static Map<String, Object> config(Map<String, Object> clientConfig, long bytesMax, Duration deadline) {
        int deadlineMillis = Math.toIntExact(deadline.toMillis());
        var config = new HashMap<String, Object>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, deadlineMillis / 3));
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        // Batches get fuller meanwhile, and none overtakes the first one of a new partition, for which brokers under
        // pressure refuse it again and again (OutOfOrderSequenceException).
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.putAll(clientConfig);
        // The promises of the API rest on these, so no setting overrides them.
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadlineMillis);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX);
        // The budget refuses before the producer's own memory runs out, in which every batch is rounded up.
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * bytesMax + REQUEST_BYTES_MAX);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }

    /**
     * Appends records; those of one partition in the given order.
     *
     * @param sealer encrypts them; null to write them as they are
     * @return what became of each, in the given order; never fails as a whole
     */
    public CompletionStage<List<AppendResult>> append(
            String topic, List<ShardRecord> records, @Nullable RecordSealer sealer) {
        var appending = new Appending(topic, records, sealer, deadline);
        sendOn(appending);
        return appending.results();
    }

    private void sendOn(Appending appending) {
        try {
            producer.partitionsFor(appending.topic());
            while (appending.hasNext()) {
                int index = appending.next();
                var waiting = isLarge(appending.record(index)) ? rest(appending) : null;
                if (!send(appending, index, waiting)) {
                    retry(appending, RETRY, "Kafka does not take records fast enough", null);
                    return;
                }
                if (waiting != null) {
                    return;
                }
                appending.advance();
            }
        } catch (TimeoutException e) {
            retry(appending, RETRY, "Kafka does not tell where the topic lies", e);
        } catch (KafkaException | IllegalStateException e) {
            appending.refuseRest(LogException.unavailable("Kafka does not take records", e));
        }
    }

    private static boolean isLarge(ShardRecord shardRecord) {
        return shardRecord.data().remaining() > DATA_BYTES;
    }

    /**
     * Goes on when Kafka has answered. That a stream allows larger records is known here before all brokers go by it: one that refuses a large
     * record is sent it again, and nothing of the request may overtake it meanwhile.
     */
    private SendAttempt.Rest rest(Appending appending) {
        return new SendAttempt.Rest() {
            @Override
            public void goOn() {
                appending.advance();
                if (appending.hasNext()) {
                    timer.execute(() -> sendOn(appending));
                }
            }

            @Override
            public void sendAgain(RecordTooLargeException refusal) {
                // There is much to be sent, so not too often.
                retry(appending, appending.patience(), "The broker does not take so large a record", refusal);
            }
        };
    }

    private void retry(Appending appending, Duration pause, String complaint, @Nullable Exception cause) {
        if (appending.isInTime()) {
            var unused = timer.schedule(() -> sendOn(appending), pause.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            appending.refuseRest(LogException.unavailable(complaint, cause));
        }
    }

    /** Hands a record to the producer; false when that cannot take it at the moment. */
    private boolean send(Appending appending, int index, SendAttempt.@Nullable Rest waiting) {
        ShardRecord shardRecord = appending.record(index);
        var kafkaRecord = RecordLayout.toKafka(
                appending.topic(),
                shardRecord.shard().partition(),
                shardRecord.partitionKey(),
                bytes(shardRecord.data()),
                shardRecord.explicitHashKey());
        var sealer = appending.sealer();
        long size = (long) (kafkaRecord.key() == null ? 0 : kafkaRecord.key().length)
                + kafkaRecord.value().length
                + (sealer == null ? 0 : sealer.overheadBytes());
        if (!budget.tryTake(size)) {
            appending.complete(
                    index, new Refused(shardRecord.shard(), LogException.overloaded("Too many bytes are under way")));
            if (waiting != null) {
                waiting.goOn();
            }
            return true;
        }
        var attempt = new SendAttempt(appending, index, listener, () -> budget.giveBack(size), waiting);
        attempt.send(producer, sealer == null ? kafkaRecord : sealed(kafkaRecord, sealer));
        return attempt.wasTaken();
    }

    private static ProducerRecord<byte[], byte[]> sealed(ProducerRecord<byte[], byte[]> plain, RecordSealer sealer) {
        var sealed = new ProducerRecord<>(
                plain.topic(), plain.partition(), plain.key(), sealer.seal(plain.value()), plain.headers());
        RecordLayout.markEncrypted(sealed.headers(), sealer.keyId());
        return sealed;
    }

    private static byte[] bytes(ByteBuffer data) {
        if (data.hasArray() && data.arrayOffset() == 0 && data.array().length == data.remaining()) {
            return data.array();
        }
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return copy;
    }

    /** The bytes of records that are under way. */
    public long bytesUnderWay() {
        return budget.bytesTaken();
    }

    /** Waits for what is under way, within the deadline. */
    @Override
    public void close() {
        producer.close(deadline);
    }
}
