package io.kinefka.delivery.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Packs records as the Kinesis Producer Library does, written from the description of its format. */
public final class Aggregates {
    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    private Aggregates() {}

    /** An aggregate whose records have the keys in turn. */
    public static byte[] of(List<String> keys, List<String> records) {
        var message = new ByteArrayOutputStream();
        keys.forEach(key -> writeBytes(message, 1, key.getBytes(UTF_8)));
        for (int i = 0; i < records.size(); i++) {
            var record = new ByteArrayOutputStream();
            record.write(1 << 3);
            record.write(keys.isEmpty() ? 0 : i % keys.size());
            writeBytes(record, 3, records.get(i).getBytes(UTF_8));
            writeBytes(message, 3, record.toByteArray());
        }
        var aggregate = new ByteArrayOutputStream();
        aggregate.writeBytes(MAGIC);
        aggregate.writeBytes(message.toByteArray());
        aggregate.writeBytes(md5(message.toByteArray()));
        return aggregate.toByteArray();
    }

    private static void writeBytes(ByteArrayOutputStream target, int field, byte[] value) {
        target.write((field << 3) | 2);
        int length = value.length;
        while (length >= 0x80) {
            target.write((length & 0x7F) | 0x80);
            length >>>= 7;
        }
        target.write(length);
        target.writeBytes(value);
    }

    private static byte[] md5(byte[] message) {
        try {
            return MessageDigest.getInstance("MD5").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
