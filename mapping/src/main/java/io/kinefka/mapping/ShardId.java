package io.kinefka.mapping;

/**
 * The name of a shard within its stream; shards are numbered in the order in which they were created.
 *
 * @param index the number in the name, not negative
 */
public record ShardId(int index) implements Comparable<ShardId> {

    private static final String PREFIX = "shardId-";
    private static final String ZEROS = "000000000000";

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the index is negative
     */
    public ShardId {
        if (index < 0) {
            throw new IllegalArgumentException("A shard's index is not negative: " + index);
        }
    }

    /**
     * Reads a shard id as tolerantly as AWS does: of {@code shardId-000000000012}, {@code shard-12} or {@code 12} only
     * the digits after the last dash count (source: answers of AWS to requests with such ids).
     *
     * @throws IllegalArgumentException unless the digits name an index within 0 to 2^31-1
     */
    public static ShardId parse(String text) {
        int first = text.lastIndexOf('-') + 1;
        if (first == text.length()) {
            throw new IllegalArgumentException("A shard id ends in digits");
        }
        long index = 0;
        for (int i = first; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("A shard id ends in digits");
            }
            index = index * 10 + digit;
            if (index > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("A shard's index is below 2^31");
            }
        }
        return new ShardId((int) index);
    }

    @Override
    public int compareTo(ShardId other) {
        return Integer.compare(index, other.index);
    }

    /** The full form, {@code shardId-} and twelve digits. */
    @Override
    public String toString() {
        String digits = Integer.toString(index);
        return PREFIX + ZEROS.substring(digits.length()) + digits;
    }
}
