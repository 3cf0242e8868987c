package io.kinefka.kinesis;

import io.kinefka.log.read.ShardOffsets;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds where in a shard a reader begins. */
final class ShardPositions {
    private final ShardOffsets offsets;

    /**
     * Where a reader wants to begin; its arguments are checked.
     *
     * @param type of the service model's ShardIteratorType
     * @param sequenceNumber for the types that need one
     * @param timestamp for the type that needs one
     */
    record Wanted(
            String type,
            @Nullable String sequenceNumber,
            @Nullable Instant timestamp) {}

    ShardPositions(ShardOffsets offsets) {
        this.offsets = offsets;
    }

    /**
     * The offset to begin at, within the shard: a partition may hold more than one, one after the other.
     *
     * @param operation which asks, for the texts of its errors
     */
    CompletionStage<Long> find(String operation, Wanted wanted, StreamMetadata stream, Shard shard) {
        return offset(operation, wanted, stream, shard)
                .thenApply(found -> Math.min(Math.max(found, shard.firstOffset()), endOffset(shard)));
    }

    private CompletionStage<Long> offset(String operation, Wanted wanted, StreamMetadata stream, Shard shard) {
        String number = wanted.sequenceNumber();
        return switch (wanted.type()) {
            case "AT_SEQUENCE_NUMBER" ->
                CompletableFuture.completedFuture(StartingPosition.parse(operation, present(number), shard, stream.id())
                        .offsetAt());
            case "AFTER_SEQUENCE_NUMBER" ->
                CompletableFuture.completedFuture(StartingPosition.parse(operation, present(number), shard, stream.id())
                        .offsetAfter());
            case "TRIM_HORIZON" -> CompletableFuture.completedFuture(shard.firstOffset());
            case "LATEST" -> offsets.latest(stream.topic(), shard.partition());
            case "AT_TIMESTAMP" ->
                offsets.at(stream.topic(), shard.partition(), sinceEpoch(present(wanted.timestamp())));
            default -> throw new IllegalArgumentException("The service model has no type " + wanted.type());
        };
    }

    /** To Kafka, negative instants are names of special offsets. */
    private static Instant sinceEpoch(Instant timestamp) {
        return timestamp.isBefore(Instant.EPOCH) ? Instant.EPOCH : timestamp;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Arguments were checked before");
        }
        return value;
    }

    /** Where a shard ends, exclusive; no offset reaches it while the shard is open. */
    static long endOffset(Shard shard) {
        return shard.closure() == null ? Long.MAX_VALUE : shard.closure().endOffset();
    }
}
