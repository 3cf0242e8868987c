package io.kinefka.kcl.shard;

import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.Shard;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** KCL's record, which works out what costs time only when somebody asks. */
final class FetchedRecord extends KinesisClientRecord {
    private final Shard shard;
    private final ConsumerRecord<byte[], byte[]> fetched;
    private @Nullable ByteBuffer data;
    private @Nullable String sequenceNumber;
    private @Nullable String partitionKey;

    /** Of a record of a shard that is not encrypted. */
    FetchedRecord(Shard shard, ConsumerRecord<byte[], byte[]> fetched) {
        super(null, null, null, null, null, 0, null, false, null);
        this.shard = shard;
        this.fetched = fetched;
    }

    /**
     * Of a record of a shard that is encrypted.
     *
     * @param decrypted its value
     */
    FetchedRecord(Shard shard, ConsumerRecord<byte[], byte[]> fetched, byte[] decrypted) {
        super(null, null, ByteBuffer.wrap(decrypted), null, EncryptionType.KMS, 0, null, false, null);
        this.shard = shard;
        this.fetched = fetched;
        this.data = super.data();
    }

    @Override
    public ByteBuffer data() {
        ByteBuffer known = data;
        if (known == null) {
            known = ByteBuffer.wrap(RecordLayout.data(fetched.value()));
            data = known;
        }
        return known;
    }

    @Override
    public String sequenceNumber() {
        String known = sequenceNumber;
        if (known == null) {
            known = shard.sequenceNumber(fetched.offset(), fetched.timestamp()).toString();
            sequenceNumber = known;
        }
        return known;
    }

    @Override
    public String partitionKey() {
        String known = partitionKey;
        if (known == null) {
            known = RecordLayout.partitionKey(fetched.key());
            partitionKey = known;
        }
        return known;
    }

    @Override
    public Instant approximateArrivalTimestamp() {
        return Instant.ofEpochMilli(fetched.timestamp());
    }

    @Override
    public KinesisClientRecordBuilder toBuilder() {
        return super.toBuilder()
                .data(data())
                .sequenceNumber(sequenceNumber())
                .partitionKey(partitionKey())
                .approximateArrivalTimestamp(approximateArrivalTimestamp());
    }

    /** Records are equal by what they show; two of them can be, whoever has made them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
