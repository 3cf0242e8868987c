package io.kinefka.kinesis;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Instant;
import java.util.List;
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
            case "AT_TRIM_HORIZON" -> openAt(visible, horizon);
            case "FROM_TRIM_HORIZON" -> visible;
            case "AT_LATEST" -> stream.shards().open();
            case "AT_TIMESTAMP" -> openAt(visible, instant(horizon, now));
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

    private static List<Shard> openAt(List<Shard> shards, Instant instant) {
        return openFrom(shards, instant).stream()
                .filter(shard -> shard.createdSecond() <= instant.getEpochSecond())
                .toList();
    }

    private static List<Shard> openFrom(List<Shard> shards, Instant instant) {
        return shards.stream()
                .filter(shard -> shard.closure() == null || shard.closure().at().isAfter(instant))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
