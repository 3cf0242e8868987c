package io.kinefka.kcl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.kinesis.retrieval.AggregatorUtil;

/** Puts several records into one, as the Kinesis Producer Library does (its format is documented beside it). */
public final class Aggregation {
    private static final int PARTITION_KEY_TABLE = (1 << 3) | 2;
    private static final int RECORDS = (3 << 3) | 2;
    private static final int PARTITION_KEY_INDEX = 1 << 3;
    private static final int DATA = (3 << 3) | 2;

    private Aggregation() {}

    /** All of the same partition key; each text shorter than 120 bytes. */
    public static byte[] of(String key, String... data) {
        var message = new ByteArrayOutputStream();
        field(message, PARTITION_KEY_TABLE, key.getBytes(StandardCharsets.UTF_8));
        for (String one : data) {
            var record = new ByteArrayOutputStream();
            record.write(PARTITION_KEY_INDEX);
            record.write(0);
            field(record, DATA, one.getBytes(StandardCharsets.UTF_8));
            field(message, RECORDS, record.toByteArray());
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(AggregatorUtil.AGGREGATED_RECORD_MAGIC);
        out.writeBytes(message.toByteArray());
        out.writeBytes(md5(message.toByteArray()));
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        out.write(value.length);
        out.writeBytes(value);
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
