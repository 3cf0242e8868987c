package io.kinefka.mapping;

import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a KCL application has come in a shard, as it lies in the metadata of the offset that its consumer group has
 * committed for the shard's partition.
 *
 * <p>The metadata is one line of words separated by single spaces: {@code kcl1} (format version 1), the shard's id, the
 * sequence number or one of the words that KCL puts in its place, the sub-sequence number; and, while a checkpoint is
 * prepared but not made, the same two of that one, and the application's state in URL-safe base64 without padding, or
 * {@code -} for none. For example {@code kcl1 shardId-000000000003 49660…82 0} or {@code kcl1 shardId-000000000003
 * SHARD_END 0}. Metadata that does not begin with {@code kcl} is not a checkpoint: then the offset alone says where to
 * go on.
 *
 * @param shard the shard; the ones before it in the same partition are finished
 * @param sequenceNumber of the last record that was processed, in decimal digits, or {@link #SHARD_END}, {@link
 *     #TRIM_HORIZON}, {@link #LATEST}, {@link #AT_TIMESTAMP}
 * @param subSequenceNumber of the last record that was processed out of those aggregated in that record; not negative
 * @param pending the checkpoint that is prepared; null for none
 */
public record ShardCheckpoint(
        ShardId shard,
        String sequenceNumber,
        long subSequenceNumber,
        @Nullable Pending pending) {

    /** In place of a sequence number: the shard has ended, and its children may start. */
    public static final String SHARD_END = "SHARD_END";

    /** In place of a sequence number: nothing is processed yet, begin with the oldest record. */
    public static final String TRIM_HORIZON = "TRIM_HORIZON";

    /** In place of a sequence number: nothing is processed yet, begin at what was the shard's end at the first start. */
    public static final String LATEST = "LATEST";

    /** In place of a sequence number: nothing is processed yet, begin at the application's initial timestamp. */
    public static final String AT_TIMESTAMP = "AT_TIMESTAMP";

    private static final String MAGIC = "kcl";
    private static final int VERSION = 1;
    private static final int WORDS = 4;
    private static final int WORDS_WITH_PENDING = 7;
    private static final String NO_STATE = "-";

    /**
     * A checkpoint that is prepared but not made.
     *
     * @param sequenceNumber as in a checkpoint
     * @param subSequenceNumber as in a checkpoint
     * @param state what the application keeps with it, in URL-safe base64 without padding; null for nothing
     */
    public record Pending(
            String sequenceNumber,
            long subSequenceNumber,
            @Nullable String state) {

        /** One with the state as bytes, or null for none. */
        public static Pending of(String sequenceNumber, long subSequenceNumber, byte @Nullable [] state) {
            return new Pending(
                    sequenceNumber,
                    subSequenceNumber,
                    state == null
                            ? null
                            : Base64.getUrlEncoder().withoutPadding().encodeToString(state));
        }

        /**
         * The state as bytes, or null.
         *
         * @throws IllegalArgumentException if it is not base64
         */
        public byte @Nullable [] stateBytes() {
            return state == null ? null : Base64.getUrlDecoder().decode(state);
        }
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is negative, or a text empty or with a space
     */
    public ShardCheckpoint {
        requireWord(sequenceNumber, subSequenceNumber);
        if (pending != null) {
            requireWord(pending.sequenceNumber(), pending.subSequenceNumber());
        }
    }

    /** One without a prepared checkpoint. */
    public static ShardCheckpoint at(ShardId shard, String sequenceNumber, long subSequenceNumber) {
        return new ShardCheckpoint(shard, sequenceNumber, subSequenceNumber, null);
    }

    /** The checkpoint of a shard that has ended. */
    public static ShardCheckpoint end(ShardId shard) {
        return at(shard, SHARD_END, 0);
    }

    /** This checkpoint, with another one prepared. */
    public ShardCheckpoint preparing(Pending next) {
        return new ShardCheckpoint(shard, sequenceNumber, subSequenceNumber, next);
    }

    /**
     * Reads what {@link #encode} has written.
     *
     * @param metadata of a committed offset
     * @return empty if it is not a checkpoint
     * @throws UnsupportedFormatException if a newer version of Kinefka has written it
     * @throws IllegalArgumentException if it begins like a checkpoint but is none
     */
    public static Optional<ShardCheckpoint> decode(@Nullable String metadata) {
        if (metadata == null || !metadata.startsWith(MAGIC)) {
            return Optional.empty();
        }
        String[] words = metadata.split(" ", -1);
        requireVersion(words[0]);
        if (words.length != WORDS && words.length != WORDS_WITH_PENDING) {
            throw new IllegalArgumentException("Not a checkpoint: '" + metadata + "'");
        }
        Pending pending = words.length == WORDS
                ? null
                : new Pending(words[4], Long.parseLong(words[5]), words[6].equals(NO_STATE) ? null : words[6]);
        return Optional.of(new ShardCheckpoint(ShardId.parse(words[1]), words[2], Long.parseLong(words[3]), pending));
    }

    /** The metadata to commit. */
    public String encode() {
        String text = MAGIC + VERSION + " " + shard + " " + sequenceNumber + " " + subSequenceNumber;
        if (pending == null) {
            return text;
        }
        String state = pending.state();
        return text + " " + pending.sequenceNumber() + " " + pending.subSequenceNumber() + " "
                + (state == null ? NO_STATE : state);
    }

    public boolean isShardEnd() {
        return sequenceNumber.equals(SHARD_END);
    }

    /** The position, if it is a sequence number of the layout that Kinefka gives. */
    public Optional<SequenceNumber> position() {
        try {
            return Optional.of(SequenceNumber.parse(sequenceNumber));
        } catch (IllegalArgumentException wordOrForeign) {
            return Optional.empty();
        }
    }

    /**
     * The offset to commit with it: the next one to read, or, with a sub-sequence number, that of the record which may
     * hold more. Readers that understand the metadata do not depend on which of the two it is.
     *
     * @param of the shard of this checkpoint
     * @return empty where the checkpoint does not say: LATEST, AT_TIMESTAMP, the end of a shard that is open, or a
     *     sequence number of another layout
     */
    public OptionalLong offset(Shard of) {
        if (isShardEnd()) {
            Shard.Closure closure = of.closure();
            return closure == null ? OptionalLong.empty() : OptionalLong.of(closure.endOffset());
        }
        if (sequenceNumber.equals(TRIM_HORIZON)) {
            return OptionalLong.of(of.firstOffset());
        }
        return position()
                .map(at -> OptionalLong.of(subSequenceNumber > 0 ? at.offsetAt() : at.offsetAfter()))
                .orElse(OptionalLong.empty());
    }

    private static void requireVersion(String word) {
        int version;
        try {
            version = Integer.parseInt(word.substring(MAGIC.length()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a checkpoint's version: '" + word + "'", e);
        }
        if (version > VERSION) {
            throw new UnsupportedFormatException(version, VERSION);
        }
        if (version < VERSION) {
            throw new IllegalArgumentException("Not a checkpoint's version: " + version);
        }
    }

    private static void requireWord(String text, long number) {
        if (text.isEmpty() || text.indexOf(' ') >= 0 || number < 0) {
            throw new IllegalArgumentException("Not a checkpoint: '" + text + "', " + number);
        }
    }
}
