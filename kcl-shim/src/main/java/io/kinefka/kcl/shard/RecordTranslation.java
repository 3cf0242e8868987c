package io.kinefka.kcl.shard;

import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.Shard;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Makes KCL's records of Kafka's, as a Kinesis stream would have given them. */
public final class RecordTranslation {
    private final Deserializer<byte[]> decryption;

    /** Takes what decrypts values; it is asked by several threads at once. */
    public RecordTranslation(Deserializer<byte[]> decryption) {
        this.decryption = decryption;
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
            return new FetchedRecord(shard, fetched, RecordLayout.data(value), null);
        }
        byte[] data = decryption.deserialize(fetched.topic(), fetched.headers(), value);
        return new FetchedRecord(shard, fetched, data, EncryptionType.KMS);
    }
}
