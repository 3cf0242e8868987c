package io.kinefka.companions.dynamodb.lease;

import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Binary;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.AttributeValue.Numeric;
import io.kinefka.companions.dynamodb.value.AttributeValue.Text;
import io.kinefka.mapping.ShardCheckpoint;
import io.kinefka.mapping.ShardCheckpoint.Pending;
import io.kinefka.mapping.ShardId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An application's place in a shard, as KCL keeps it in an item.
 *
 * @param stream the name of the stream, where the application reads several; else empty
 */
record Lease(Optional<String> stream, ShardCheckpoint checkpoint) {
    private static final String KEY = "leaseKey";
    private static final Pattern OF_ONE_STREAM = Pattern.compile("shardId-\\d{12}");
    /** Account, stream, when the stream was created, shard. */
    private static final Pattern OF_SEVERAL = Pattern.compile("\\d{12}:([^:]+):\\d+:(shardId-\\d{12})");

    private static final Set<String> CHECKPOINT = Set.of(
            "checkpoint",
            "checkpointSubSequenceNumber",
            "pendingCheckpoint",
            "pendingCheckpointSubSequenceNumber",
            "pendingCheckpointState");

    /** What an item says, if it is a lease. */
    static Optional<Lease> of(Document item) {
        var key = text(item, KEY);
        var number = text(item, "checkpoint");
        if (key == null || number == null) {
            return Optional.empty();
        }
        var several = OF_SEVERAL.matcher(key);
        if (several.matches()) {
            return Optional.of(new Lease(Optional.of(several.group(1)), checkpoint(several.group(2), number, item)));
        }
        return OF_ONE_STREAM.matcher(key).matches()
                ? Optional.of(new Lease(Optional.empty(), checkpoint(key, number, item)))
                : Optional.empty();
    }

    /** Whether the place is another one. */
    static boolean isMoved(@Nullable Document before, @Nullable Document after) {
        return after != null
                && after.get(KEY) != null
                && (before == null
                        || CHECKPOINT.stream().anyMatch(name -> !Objects.equals(before.get(name), after.get(name))));
    }

    private static ShardCheckpoint checkpoint(String shard, String number, Document item) {
        var id = ShardId.parse(shard);
        var made = ShardCheckpoint.at(id, number, count(item, "checkpointSubSequenceNumber"));
        var prepared = text(item, "pendingCheckpoint");
        if (prepared == null) {
            return made;
        }
        return made.preparing(Pending.of(
                prepared,
                count(item, "pendingCheckpointSubSequenceNumber"),
                item.get("pendingCheckpointState") instanceof Binary state
                        ? state.value().array()
                        : null));
    }

    private static @Nullable String text(Document item, String name) {
        AttributeValue value = item.get(name);
        return value instanceof Text text
                        && !text.value().isEmpty()
                        && text.value().indexOf(' ') < 0
                ? text.value()
                : null;
    }

    private static long count(Document item, String name) {
        return item.get(name) instanceof Numeric number
                ? Math.max(0, number.value().longValue())
                : 0;
    }
}
