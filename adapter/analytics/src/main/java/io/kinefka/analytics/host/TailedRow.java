package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What the merging task tells one who watches a stream: a row, or that it has heard him.
 *
 * @param position grows from row to row; a row that is made again, since the task was interrupted before it had committed, has the position
 *     that it had
 * @param leftOutBefore how many rows could not be shown until then, since this task began
 * @param json the row with its ROWTIME; empty if nothing is told but that the wish was heard
 */
public record TailedRow(Position position, long leftOutBefore, Optional<String> json) {

    /**
     * A row's place among those of an application.
     *
     * @param message the offset of what the merging task has read last
     * @param index among the rows that came of that
     */
    public record Position(long message, int index) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int byMessage = Long.compare(message, other.message);
            return byMessage == 0 ? Integer.compare(index, other.index) : byMessage;
        }
    }

    /** What a record has as its key beside the row in JSON. */
    static byte[] key(Position position, long leftOutBefore) {
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(position.message())
                .putInt(position.index())
                .putLong(leftOutBefore)
                .array();
    }

    /** Reads a record of the merging task. */
    public static TailedRow of(byte[] key, byte[] value) {
        ByteBuffer numbers = ByteBuffer.wrap(key);
        return new TailedRow(
                new Position(numbers.getLong(), numbers.getInt()),
                numbers.getLong(),
                value.length == 0 ? Optional.empty() : Optional.of(new String(value, UTF_8)));
    }
}
