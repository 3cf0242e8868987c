package io.kinefka.mapping;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash keys that one shard owns; both ends belong to it.
 *
 * @param start the smallest hash key of the range (StartingHashKey)
 * @param end the largest hash key of the range (EndingHashKey), not below the start
 */
public record HashKeyRange(HashKey start, HashKey end) {

    /** The whole space, 0 to 2^128-1. */
    public static final HashKeyRange ALL = new HashKeyRange(HashKey.ZERO, HashKey.MAX);

    private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(128);

    /** The two parts of a range that was split; the lower one ends right before the upper one. */
    public record Halves(HashKeyRange lower, HashKeyRange upper) {}

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the end is below the start
     */
    public HashKeyRange {
        if (end.compareTo(start) < 0) {
            throw new IllegalArgumentException("A range cannot end at " + end + " before its start " + start);
        }
    }

    /**
     * Cuts the whole space as AWS does for a new stream: every range is floor(2^128/count) wide, except that the last
     * one takes the rest (source: DescribeStream of streams with 3 shards on AWS).
     *
     * @param count number of ranges, at least 1
     * @return the ranges in ascending order
     * @throws IllegalArgumentException if the count is not positive
     */
    public static List<HashKeyRange> evenSplit(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Cannot split into " + count + " ranges");
        }
        BigInteger width = SPACE.divide(BigInteger.valueOf(count));
        List<HashKeyRange> ranges = new ArrayList<>(count);
        HashKey start = HashKey.ZERO;
        for (int i = 1; i < count; i++) {
            HashKey next = HashKey.of(width.multiply(BigInteger.valueOf(i)));
            ranges.add(new HashKeyRange(start, next.previous()));
            start = next;
        }
        ranges.add(new HashKeyRange(start, HashKey.MAX));
        return List.copyOf(ranges);
    }

    public boolean contains(HashKey hashKey) {
        return start.compareTo(hashKey) <= 0 && hashKey.compareTo(end) <= 0;
    }

    /** Whether the other range begins right after this one ends. */
    public boolean precedes(HashKeyRange next) {
        return !end.equals(HashKey.MAX) && end.next().equals(next.start);
    }

    /**
     * This range and the one right after it as one.
     *
     * @throws IllegalArgumentException if the other range does not begin right after this one
     */
    public HashKeyRange join(HashKeyRange next) {
        if (!precedes(next)) {
            throw new IllegalArgumentException("Range " + next + " does not begin right after " + this);
        }
        return new HashKeyRange(start, next.end);
    }

    /**
     * Cuts this range in two. SplitShard on AWS is narrower: it also refuses start + 1 and end.
     *
     * @param newStart first hash key of the upper part, above this range's start and not above its end
     * @throws IllegalArgumentException if one of the parts would be empty
     */
    public Halves splitAt(HashKey newStart) {
        if (newStart.compareTo(start) <= 0 || newStart.compareTo(end) > 0) {
            throw new IllegalArgumentException("Cannot split " + this + " at " + newStart);
        }
        return new Halves(new HashKeyRange(start, newStart.previous()), new HashKeyRange(newStart, end));
    }
}
