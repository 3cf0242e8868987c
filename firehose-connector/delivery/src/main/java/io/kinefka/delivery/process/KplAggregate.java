package io.kinefka.delivery.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The Kinesis Producer Library's aggregation format: four magic bytes, a protocol buffers message, and its MD5. Source:
 * the library's published description, aggregation-format.md.
 */
public final class KplAggregate {
    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int DIGEST_BYTES = 16;
    private static final int PARTITION_KEY_TABLE = 1;
    private static final int RECORDS = 3;
    private static final int RECORD_PARTITION_KEY_INDEX = 1;
    private static final int RECORD_DATA = 3;

    private KplAggregate() {}

    /**
     * The records in an aggregate.
     *
     * @return nothing if the data are not an intact aggregate, but a record themselves
     */
    public static Optional<List<UserRecord>> split(ByteBuffer data) {
        if (data.remaining() < MAGIC.length + DIGEST_BYTES || !beginsWithMagic(data)) {
            return Optional.empty();
        }
        ByteBuffer message = data.slice(data.position() + MAGIC.length, data.remaining() - MAGIC.length - DIGEST_BYTES);
        byte[] digest = new byte[DIGEST_BYTES];
        data.slice(data.limit() - DIGEST_BYTES, DIGEST_BYTES).get(digest);
        MessageDigest md5 = md5();
        md5.update(message.duplicate());
        if (!Arrays.equals(md5.digest(), digest)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(message));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private static List<UserRecord> read(ByteBuffer message) throws MalformedMessageException {
        List<String> keys = new ArrayList<>();
        List<ByteBuffer> packed = new ArrayList<>();
        ProtoFields fields = new ProtoFields(message);
        while (fields.next()) {
            if (fields.number() == PARTITION_KEY_TABLE) {
                keys.add(StandardCharsets.UTF_8.decode(fields.bytes()).toString());
            } else if (fields.number() == RECORDS) {
                packed.add(fields.bytes());
            }
        }
        List<UserRecord> records = new ArrayList<>(packed.size());
        for (ByteBuffer record : packed) {
            records.add(readRecord(record, keys));
        }
        return records;
    }

    private static UserRecord readRecord(ByteBuffer record, List<String> keys) throws MalformedMessageException {
        ProtoFields fields = new ProtoFields(record);
        int key = -1;
        ByteBuffer data = ByteBuffer.allocate(0);
        while (fields.next()) {
            if (fields.number() == RECORD_PARTITION_KEY_INDEX) {
                key = (int) Math.min(fields.varint(), Integer.MAX_VALUE);
            } else if (fields.number() == RECORD_DATA) {
                data = fields.bytes();
            }
        }
        if (key < 0 || key >= keys.size()) {
            throw new MalformedMessageException();
        }
        return new UserRecord(keys.get(key), data);
    }

    private static boolean beginsWithMagic(ByteBuffer data) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (data.get(data.position() + i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
