package io.kinefka.benchmark.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What every record carries: who sent it, which one of its sender's it is, when it was sent, and filler that must arrive
 * as it was.
 */
public final class Payload {
    /** A multiple of three, so that it is a whole number of base64 groups. */
    static final int HEAD_BYTES = 21;

    private static final int COUNTER_AT = 4;
    private static final int NANOS_AT = 12;

    private final byte[] filled;

    /** A payload of so many bytes. */
    public Payload(int bytes) {
        if (bytes < HEAD_BYTES) {
            throw new IllegalArgumentException("A payload has " + HEAD_BYTES + " bytes at least");
        }
        filled = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            filled[i] = (byte) (i * 31 + (i >> 5));
        }
    }

    public int bytes() {
        return filled.length;
    }

    /** A new record's bytes. */
    public byte[] create(int sender, long counter, long nanos) {
        byte[] bytes = filled.clone();
        writeHead(ByteBuffer.wrap(bytes), sender, counter, nanos);
        return bytes;
    }

    static void writeHead(ByteBuffer bytes, int sender, long counter, long nanos) {
        bytes.putInt(0, sender)
                .putLong(COUNTER_AT, counter)
                .putLong(NANOS_AT, nanos)
                .put(HEAD_BYTES - 1, (byte) 0);
    }

    /** What a record's bytes say, if its filler is what it was. */
    public Head check(byte[] bytes) {
        if (!Arrays.equals(bytes, HEAD_BYTES, bytes.length, filled, HEAD_BYTES, filled.length)) {
            throw new WrongAnswerException("A record of " + bytes.length + " bytes is not what was put");
        }
        return head(bytes);
    }

    /** What the beginning of a record's bytes says. */
    static Head head(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new Head(buffer.getInt(0), buffer.getLong(COUNTER_AT), buffer.getLong(NANOS_AT));
    }

    /**
     * The beginning of a record.
     *
     * @param sender who sent it
     * @param counter which of its sender's
     * @param nanos when it was sent, as the driver's clock runs
     */
    public record Head(int sender, long counter, long nanos) {}
}
