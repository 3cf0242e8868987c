package io.kinefka.kinesis;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which shards a listing shows.
 *
 * @param type one of the service model's filter types
 * @param shardId where AFTER_SHARD_ID begins
 * @param timestamp what AT_TIMESTAMP and FROM_TIMESTAMP are about
 */
record ShardFilter(
        String type, @Nullable String shardId, @Nullable Instant timestamp) {
    static final ShardFilter ALL = new ShardFilter("FROM_TRIM_HORIZON", null, null);

    /** The shards that pass, ordered by id. */
    List<Shard> apply(StreamMetadata stream, Instant now) {
        Instant horizon = later(stream.horizon(now), stream.createdAt());
        var visible = stream.shards().withoutExpired(horizon).all();
        return switch (type) {
            case "AFTER_SHARD_ID" -> {
                ShardId after = ShardReference.parse(required(shardId, "ShardId"), stream.id());
                yield visible.stream()
                        .filter(shard -> shard.id().compareTo(after) > 0)
                        .toList();
            }
            case "AT_TRIM_HORIZON" -> openAt(stream.shards(), horizon);
            case "FROM_TRIM_HORIZON" -> visible;
            case "AT_LATEST" -> stream.shards().open();
            case "AT_TIMESTAMP" -> openAt(stream.shards(), instant(horizon, now));
            case "FROM_TIMESTAMP" -> openFrom(visible, instant(horizon, now));
            default -> throw new IllegalArgumentException("The service model has no filter " + type);
        };
    }

    private Instant instant(Instant horizon, Instant now) {
        Instant wanted = required(timestamp, "Timestamp");
        if (wanted.isAfter(now)) {
            throw KinesisErrors.invalidArgument(
                    "The Timestamp parameter cannot be greater than the current timestamp.");
        }
        return later(horizon, wanted);
    }

    private <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw KinesisErrors.invalidArgument(
                    name + " must be specified in the ShardFilter when the type is " + type + ".");
        }
        return value;
    }

    private static List<Shard> openAt(ShardMap shards, Instant instant) {
        return openFrom(shards.all(), instant).stream()
                .filter(shard -> isBornBy(shard, shards, instant))
                .toList();
    }

    /** A child is born the moment its parents close; the second of its creation is too coarse to tile hash keys. */
    private static boolean isBornBy(Shard shard, ShardMap shards, Instant instant) {
        return Stream.of(shard.parent(), shard.adjacentParent())
                .flatMap(Stream::ofNullable)
                .flatMap(parent -> shards.shard(parent).stream())
                .noneMatch(parent -> isOpenAt(parent, instant));
    }

    private static boolean isOpenAt(Shard shard, Instant instant) {
        return shard.closure() == null || shard.closure().at().isAfter(instant);
    }

    private static List<Shard> openFrom(List<Shard> shards, Instant instant) {
        return shards.stream().filter(shard -> isOpenAt(shard, instant)).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
