package io.kinefka.kcl.shard;

import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.Shard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Makes KCL's records of Kafka's, as a Kinesis stream would have given them. */
public final class RecordTranslation {
    private static final byte[] AGGREGATED = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    private final Deserializer<byte[]> decryption;

    /** Takes what decrypts values; it is asked by several threads at once. */
    public RecordTranslation(Deserializer<byte[]> decryption) {
        this.decryption = decryption;
    }

    /** Whether it can be shown as it is: it is neither encrypted nor aggregated. */
    static boolean isPlain(ConsumerRecord<byte[], byte[]> fetched) {
        return RecordLayout.encryptionKey(fetched.headers()).isEmpty() && !mayBeAggregated(fetched.value());
    }

    /** Source: KPL, aggregation format. */
    private static boolean mayBeAggregated(byte @Nullable [] value) {
        return value != null
                && value.length > AGGREGATED.length
                && Arrays.equals(value, 0, AGGREGATED.length, AGGREGATED, 0, AGGREGATED.length);
    }

    /** Records of a shard that are plain, made without a look at them. */
    List<KinesisClientRecord> translatePlain(Shard shard, List<ConsumerRecord<byte[], byte[]>> fetched) {
        List<KinesisClientRecord> records = new ArrayList<>(fetched.size());
        for (ConsumerRecord<byte[], byte[]> one : fetched) {
            records.add(new FetchedRecord(shard, one));
        }
        return records;
    }

    /**
     * Translates records of a shard.
     *
     * @return a list that may be changed, as KCL's de-aggregation needs it
     * @throws SerializationException if one is encrypted and cannot be decrypted
     */
    List<KinesisClientRecord> translate(Shard shard, List<ConsumerRecord<byte[], byte[]>> fetched) {
        List<KinesisClientRecord> records = new ArrayList<>(fetched.size());
        for (ConsumerRecord<byte[], byte[]> one : fetched) {
            records.add(translate(shard, one));
        }
        return records;
    }

    private KinesisClientRecord translate(Shard shard, ConsumerRecord<byte[], byte[]> fetched) {
        byte[] value = fetched.value();
        if (value == null || RecordLayout.encryptionKey(fetched.headers()).isEmpty()) {
            return new FetchedRecord(shard, fetched);
        }
        byte[] data = decryption.deserialize(fetched.topic(), fetched.headers(), value);
        return new FetchedRecord(shard, fetched, data);
    }
}
