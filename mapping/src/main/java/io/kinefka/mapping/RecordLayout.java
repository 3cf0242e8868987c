package io.kinefka.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a Kinesis record lies in Kafka: the partition key as UTF-8 key, the data untouched as value, and headers only for
 * what cannot be derived: an explicit hash key, and the key that the data is encrypted with, if it is.
 */
public final class RecordLayout {

    /** Header with the explicit hash key in decimal digits. */
    public static final String EXPLICIT_HASH_KEY_HEADER = "kinefka-explicit-hash-key";

    /** Header with the id of the key that the value is encrypted with; a record without it is not encrypted. */
    public static final String ENCRYPTION_KEY_HEADER = "kinefka-encryption-key";

    private static final String NO_PARTITION_KEY = "-";
    private static final int PARTITION_KEY_CHARACTERS_MAX = 256;
    private static final byte[] NO_DATA = {};

    private RecordLayout() {}

    /**
     * The Kafka record of a Kinesis record.
     *
     * @param topic topic of the stream
     * @param partition partition of the shard that owns the record's hash key
     * @param partitionKey becomes the key; null for a record without
     * @param data kept as it is, not copied
     * @param explicitHashKey the hash key that the client gave to override its partition key's, if it did
     */
    public static ProducerRecord<byte[], byte[]> toKafka(
            String topic,
            int partition,
            @Nullable String partitionKey,
            byte[] data,
            @Nullable HashKey explicitHashKey) {
        byte[] key = partitionKey == null ? null : partitionKey.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> kafkaRecord = new ProducerRecord<>(topic, partition, key, data);
        if (explicitHashKey != null) {
            byte[] decimal = explicitHashKey.toString().getBytes(StandardCharsets.US_ASCII);
            kafkaRecord.headers().add(EXPLICIT_HASH_KEY_HEADER, decimal);
        }
        return kafkaRecord;
    }

    /**
     * The partition key that a Kinesis reader sees. A native producer's key becomes one as well as it can: without key
     * it is {@code -}, bytes that are not UTF-8 are replaced, and what is longer than the 256 characters that Kinesis
     * allows is cut.
     */
    public static String partitionKey(byte @Nullable [] key) {
        if (key == null || key.length == 0) {
            return NO_PARTITION_KEY;
        }
        String text = new String(key, StandardCharsets.UTF_8);
        if (text.length() <= PARTITION_KEY_CHARACTERS_MAX
                || text.codePointCount(0, text.length()) <= PARTITION_KEY_CHARACTERS_MAX) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, PARTITION_KEY_CHARACTERS_MAX));
    }

    /** The data that a Kinesis reader sees; none for a native producer's record without value. */
    public static byte[] data(byte @Nullable [] value) {
        return value == null ? NO_DATA : value;
    }

    /** The explicit hash key of a record; empty if it has none, or a native producer wrote something else there. */
    public static Optional<HashKey> explicitHashKey(Headers headers) {
        Header header = headers.lastHeader(EXPLICIT_HASH_KEY_HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(HashKey.parse(new String(header.value(), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException notAHashKey) {
            return Optional.empty();
        }
    }

    /** The id of the key that a record's value is encrypted with; empty if it is not encrypted. */
    public static Optional<String> encryptionKey(Headers headers) {
        Header header = headers.lastHeader(ENCRYPTION_KEY_HEADER);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Says in a record's headers that its value is encrypted with the key of that id. */
    public static void markEncrypted(Headers headers, String keyId) {
        headers.add(ENCRYPTION_KEY_HEADER, keyId.getBytes(StandardCharsets.UTF_8));
    }
}
