package io.kinefka.kcl.position;

import io.kinefka.kcl.catalog.Lineage;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import java.time.Instant;
import java.util.Date;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;

/**
 * Decides with which shards an application begins, and where. As in KCL: what was open at the first start begins at the
 * initial position; what comes of a shard that the application has begun, begins with its oldest record.
 */
public final class Beginning {
    private final InitialPositionInStreamExtended initial;
    private final ShardOffsets offsets;

    public Beginning(InitialPositionInStreamExtended initial, ShardOffsets offsets) {
        this.initial = initial;
        this.offsets = offsets;
    }

    /** Whether the application has to do with the shard at all: with LATEST it leaves out what had ended before. */
    public boolean takesPart(Shard shard, Lineage lineage, GroupPositions positions) {
        return initial.getInitialPositionInStream() != InitialPositionInStream.LATEST
                || shard.isOpen()
                || hasBegun(shard, lineage, positions);
    }

    /** Whether all parents that take part have ended for the application. */
    public boolean parentsFinished(Shard shard, Lineage lineage, GroupPositions positions) {
        return lineage.parents(shard).stream()
                .filter(parent -> takesPart(parent, lineage, positions))
                .allMatch(parent -> positions.hasFinished(lineage.stream().topic(), parent));
    }

    /** The position of a shard of which nothing is committed yet. */
    public GroupPosition first(Shard shard, Lineage lineage, GroupPositions positions) {
        return switch (initial.getInitialPositionInStream()) {
            case LATEST ->
                lineage.parents(shard).stream().anyMatch(parent -> hasBegun(parent, lineage, positions))
                        ? oldest(shard, lineage)
                        : position(offsets.latest(lineage.stream(), shard), shard, ShardCheckpoint.LATEST);
            case TRIM_HORIZON -> oldest(shard, lineage);
            case AT_TIMESTAMP ->
                position(
                        Math.max(
                                offsets.at(lineage.stream(), shard, timestamp()),
                                offsets.trimHorizon(lineage.stream(), shard)),
                        shard,
                        ShardCheckpoint.AT_TIMESTAMP);
        };
    }

    private GroupPosition oldest(Shard shard, Lineage lineage) {
        return position(offsets.trimHorizon(lineage.stream(), shard), shard, ShardCheckpoint.TRIM_HORIZON);
    }

    private static GroupPosition position(long offset, Shard shard, String word) {
        return new GroupPosition(offset, ShardCheckpoint.at(shard.id(), word, 0));
    }

    private Instant timestamp() {
        Date timestamp = initial.getTimestamp();
        if (timestamp == null) {
            throw new IllegalArgumentException("AT_TIMESTAMP needs a timestamp");
        }
        return timestamp.toInstant();
    }

    /** The application has a position in it, or in one that it comes of. */
    private boolean hasBegun(Shard shard, Lineage lineage, GroupPositions positions) {
        return positions.hasReached(lineage.stream().topic(), shard)
                || lineage.parents(shard).stream().anyMatch(parent -> hasBegun(parent, lineage, positions));
    }
}
