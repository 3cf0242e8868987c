package io.kinefka.mapping;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A point in the hash-key space of a stream, 0 to 2^128-1, by which a record finds its shard.
 *
 * @param high the upper 64 bits, unsigned
 * @param low the lower 64 bits, unsigned
 */
public record HashKey(long high, long low) implements Comparable<HashKey> {

    /** The smallest hash key, 0. */
    public static final HashKey ZERO = new HashKey(0, 0);

    /** The largest hash key, 2^128-1 (source: EndingHashKey of a stream's last shard on AWS). */
    public static final HashKey MAX = new HashKey(-1, -1);

    private static final int SIZE_BITS = 128;

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(HashKey::md5);

    /**
     * The hash key of a record without an explicit one: the MD5 of its partition key's UTF-8 bytes, read big endian
     * (source: the description of PartitionKey in the Kinesis API reference).
     */
    public static HashKey ofPartitionKey(String partitionKey) {
        return ofPartitionKey(partitionKey.getBytes(StandardCharsets.UTF_8));
    }

    /** Like {@link #ofPartitionKey(String)}, for a partition key that is already UTF-8. */
    public static HashKey ofPartitionKey(byte[] partitionKeyUtf8) {
        ByteBuffer digest = ByteBuffer.wrap(MD5.get().digest(partitionKeyUtf8)).order(ByteOrder.BIG_ENDIAN);
        return new HashKey(digest.getLong(), digest.getLong());
    }

    /**
     * Reads an explicit hash key.
     *
     * @param decimal decimal digits without sign or leading zeros
     * @throws IllegalArgumentException if the text is anything else, or beyond 2^128-1
     */
    public static HashKey parse(String decimal) {
        return of(Unsigned192.parse(decimal).toBigInteger());
    }

    /**
     * The hash key of this number.
     *
     * @throws IllegalArgumentException if the number is not within 0 to 2^128-1
     */
    public static HashKey of(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > SIZE_BITS) {
            throw new IllegalArgumentException("Not within 0 to 2^128-1: " + number);
        }
        return new HashKey(number.shiftRight(Long.SIZE).longValue(), number.longValue());
    }

    public BigInteger toBigInteger() {
        return new Unsigned192(0, high, low).toBigInteger();
    }

    /** The next hash key; of the largest one it is {@link #ZERO}. */
    HashKey next() {
        return new HashKey(low == -1 ? high + 1 : high, low + 1);
    }

    /** The hash key before this one; of {@link #ZERO} it is the largest one. */
    HashKey previous() {
        return new HashKey(low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(HashKey other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The decimal form in which the Kinesis API shows it. */
    @Override
    public String toString() {
        return new Unsigned192(0, high, low).toString();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
