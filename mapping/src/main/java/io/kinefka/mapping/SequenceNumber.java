package io.kinefka.mapping;

import java.math.BigInteger;

/**
 * The position of a record in its stream, as clients see it: AWS's layout of version 2 with the Kafka offset as counter.
 *
 * <p>As 47 hex digits: {@code 2}, second of the shard's creation (9), low nibble of the shard's index (1), offset (16),
 * {@code 00}, second of arrival (9), shard's index (8), {@code 2}. The layout was found by decoding numbers that AWS
 * has issued. Within a shard the order is that of the offsets, whatever the clocks do; a shard's numbers lie above those
 * of every shard that was created in an earlier second.
 *
 * @param shardCreatedSecond when the shard was created, in seconds since 1970, below 2^36-1
 * @param shardIndex index of the shard, not negative
 * @param offset Kafka offset within the shard's partition, not negative
 * @param arrivalSecond when the record arrived, in seconds since 1970, below 2^36 and not before the shard's creation
 */
public record SequenceNumber(long shardCreatedSecond, int shardIndex, long offset, long arrivalSecond)
        implements Comparable<SequenceNumber> {

    private static final long SECOND_MAX = (1L << 36) - 1;
    private static final int VERSION = 2;

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a component is outside its bounds
     */
    public SequenceNumber {
        requireCreatedSecond(shardCreatedSecond);
        if (shardIndex < 0) {
            throw new IllegalArgumentException("A shard's index is not negative: " + shardIndex);
        }
        if (offset < 0) {
            throw new IllegalArgumentException("An offset is not negative: " + offset);
        }
        if (arrivalSecond < shardCreatedSecond || arrivalSecond > SECOND_MAX) {
            throw new IllegalArgumentException("Not a second of arrival: " + arrivalSecond);
        }
    }

    /**
     * The number of a record. So that it is above the shard's starting number, a record never counts as arrived in the
     * second in which its shard was created, but in the next.
     *
     * @param arrivalMillis the record's timestamp, in milliseconds since 1970; a senseless one is moved into bounds
     * @throws IllegalArgumentException if another parameter is outside its bounds
     */
    public static SequenceNumber ofRecord(long shardCreatedSecond, int shardIndex, long offset, long arrivalMillis) {
        return after(shardCreatedSecond, shardIndex, offset, Math.floorDiv(arrivalMillis, 1000L));
    }

    /**
     * The StartingSequenceNumber of a shard: below every record of it. As on AWS its second of arrival is the second of
     * the shard's creation.
     *
     * @param firstOffset offset of the shard's first record, whether it has one yet or not
     * @throws IllegalArgumentException if a parameter is outside its bounds
     */
    public static SequenceNumber starting(long shardCreatedSecond, int shardIndex, long firstOffset) {
        return new SequenceNumber(shardCreatedSecond, shardIndex, firstOffset, shardCreatedSecond);
    }

    /**
     * The EndingSequenceNumber of a closed shard: above every record of it, also when it has none.
     *
     * @param endOffset offset after the shard's last record
     * @param closedSecond when the shard was closed, in seconds since 1970
     * @throws IllegalArgumentException if another parameter is outside its bounds
     */
    public static SequenceNumber ending(long shardCreatedSecond, int shardIndex, long endOffset, long closedSecond) {
        return after(shardCreatedSecond, shardIndex, endOffset, closedSecond);
    }

    /**
     * Reads a number that this class has written. Numbers of other layouts, which AWS also has, are refused.
     *
     * @param decimal decimal digits without sign or leading zeros
     * @throws IllegalArgumentException unless the text is exactly of this layout
     */
    public static SequenceNumber parse(String decimal) {
        Unsigned192 number = Unsigned192.parse(decimal);
        long arrivalSecond = ((number.middle() & 0xFF) << 28) | (number.low() >>> 36);
        long offset = ((number.high() & 0xFFFF) << 48) | (number.middle() >>> 16);
        SequenceNumber parsed = new SequenceNumber(
                (number.high() >>> 20) & SECOND_MAX, (int) (number.low() >>> 4), offset, arrivalSecond);
        if (!parsed.number().equals(number)) {
            throw new IllegalArgumentException("Not a sequence number of this layout");
        }
        return parsed;
    }

    /** Whether this is a shard's starting number, which belongs to no record. */
    public boolean isStarting() {
        return arrivalSecond == shardCreatedSecond;
    }

    /** The offset at which an iterator AT_SEQUENCE_NUMBER begins. */
    public long offsetAt() {
        return offset;
    }

    /** The offset at which an iterator AFTER_SEQUENCE_NUMBER begins. After a starting number comes the first record. */
    public long offsetAfter() {
        // A client can make up the largest offset; the next one must not turn negative.
        return isStarting() || offset == Long.MAX_VALUE ? offset : offset + 1;
    }

    public BigInteger toBigInteger() {
        return number().toBigInteger();
    }

    /** The order of the numbers that {@link #toBigInteger} gives. */
    @Override
    public int compareTo(SequenceNumber other) {
        Unsigned192 mine = number();
        Unsigned192 theirs = other.number();
        int order = Long.compareUnsigned(mine.high(), theirs.high());
        if (order == 0) {
            order = Long.compareUnsigned(mine.middle(), theirs.middle());
        }
        return order != 0 ? order : Long.compareUnsigned(mine.low(), theirs.low());
    }

    /** The decimal form in which the Kinesis API shows it: always 56 digits, so text sorts like the numbers. */
    @Override
    public String toString() {
        return number().toString();
    }

    static void requireCreatedSecond(long second) {
        // The last second of the layout stays free for a record's arrival in the second after the creation.
        if (second < 0 || second >= SECOND_MAX) {
            throw new IllegalArgumentException("Not a second of a shard's creation: " + second);
        }
    }

    private static SequenceNumber after(long shardCreatedSecond, int shardIndex, long offset, long second) {
        long arrivalSecond = Math.min(Math.max(second, shardCreatedSecond + 1), SECOND_MAX);
        return new SequenceNumber(shardCreatedSecond, shardIndex, offset, arrivalSecond);
    }

    private Unsigned192 number() {
        long high = ((long) VERSION << 56) | (shardCreatedSecond << 20) | ((shardIndex & 0xFL) << 16) | (offset >>> 48);
        long middle = (offset << 16) | (arrivalSecond >>> 28);
        long low = (arrivalSecond << 36) | ((long) shardIndex << 4) | VERSION;
        return new Unsigned192(high, middle, low);
    }
}
