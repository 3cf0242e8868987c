package io.kinefka.log.write;

import io.kinefka.encryption.KeyException;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordSealer;
import io.kinefka.log.cluster.Closing;
import io.kinefka.log.cluster.Lease;
import io.kinefka.log.cluster.Membership;
import io.kinefka.log.error.LogException;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to the shards that own their hash keys, across splits and merges. While a shard is closing, requests
 * with records for it wait for its children; what was under way before is told to the other gateways when it is done.
 */
public final class StreamWriter {
    private final Streams streams;
    private final ShardWriter writer;
    private final Membership membership;
    private final RecordEncryption encryption;
    private final AppendPhases phases = new AppendPhases();
    private final AtomicInteger turn = new AtomicInteger();
    private Set<Closing> draining = Set.of();

    /** Takes part in every closing from now on. */
    public StreamWriter(Streams streams, ShardWriter writer, Membership membership, RecordEncryption encryption) {
        this.streams = streams;
        this.writer = writer;
        this.membership = membership;
        this.encryption = encryption;
        streams.onChange(state -> drain());
    }

    /** Looks at the newest state, whichever it was called for, so that it never goes back. */
    private synchronized void drain() {
        var closings = new HashSet<Closing>();
        streams.snapshot().streams().values().forEach(stream -> Closing.of(stream)
                .ifPresent(closings::add));
        if (!closings.equals(draining)) {
            closings.stream()
                    .filter(closing -> !draining.contains(closing))
                    .forEach(closing -> phases.turn(closing.stream()).thenAccept(done -> membership.confirm(closing)));
            membership.retain(closings);
            draining = closings;
        }
    }

    /** Lets other producers append, of whose appends the other gateways are told together with this writer's. */
    public StreamAdmission admission() {
        return new StreamAdmission(streams, membership, encryption, phases);
    }

    /**
     * Appends records; those of one shard in the given order.
     *
     * @param createdAt which incarnation of the stream is meant
     * @return what became of each, in the given order; fails as a whole with {@link LogException} if the stream is gone
     *     or this gateway may not acknowledge anything, with {@link KeyException} if its key cannot be used
     */
    public CompletionStage<List<AppendResult>> append(StreamId id, Instant createdAt, List<NewRecord> records) {
        var phase = phases.enter(id);
        try {
            // In this order: a term begins on the newest state, and whoever does not see a closing is waited for.
            long term = membership.lease().term();
            var stream = usable(id, createdAt);
            var routed = route(stream, records);
            if (isHeld(stream, routed)) {
                phase.leave();
                return appendWhenSettled(stream, records, routed);
            }
            return writer.append(stream.topic(), routed, sealer(stream, records.size()))
                    .thenApply(results -> {
                        phase.leave();
                        return acknowledged(results, term);
                    });
        } catch (LogException | KeyException e) {
            phase.leave();
            return CompletableFuture.failedFuture(e);
        }
    }

    private @Nullable RecordSealer sealer(StreamMetadata stream, int records) {
        return stream.options()
                .encryptionKey()
                .map(key -> encryption.sealer(key, stream.topic(), records))
                .orElse(null);
    }

    private StreamMetadata usable(StreamId id, Instant createdAt) {
        return streams.find(id)
                .filter(stream -> stream.createdAt().equals(createdAt) && stream.status() != StreamStatus.DELETING)
                .orElseThrow(() -> LogException.streamNotFound(id));
    }

    private List<ShardRecord> route(StreamMetadata stream, List<NewRecord> records) {
        return records.stream()
                .map(one -> ShardRecord.of(owner(stream, one), one))
                .toList();
    }

    private Shard owner(StreamMetadata stream, NewRecord one) {
        return switch (stream.options().recordDistribution()) {
            case USER_PARTITION_KEY -> stream.shards().route(one.hashKey());
            case AUTO -> {
                var open = stream.shards().open();
                yield open.get(Math.floorMod(turn.getAndIncrement(), open.size()));
            }
        };
    }

    private static boolean isHeld(StreamMetadata stream, List<ShardRecord> routed) {
        return stream.resharding() != null
                && routed.stream()
                        .map(ShardRecord::shard)
                        .distinct()
                        .anyMatch(shard -> Closing.isClosing(stream, shard));
    }

    private CompletionStage<List<AppendResult>> appendWhenSettled(
            StreamMetadata stream, List<NewRecord> records, List<ShardRecord> routed) {
        var closing = Closing.of(stream);
        return streams.await(stream.id(), now -> !Closing.of(now).equals(closing))
                .thenCompose(settled -> settled
                        ? append(stream.id(), stream.createdAt(), records)
                        : CompletableFuture.completedFuture(refused(routed, "The shards did not change in time")));
    }

    /** What arrived in a term that has ended since may lie after its shard's end. */
    private List<AppendResult> acknowledged(List<AppendResult> results, long term) {
        Lease lease = membership.lease();
        return lease.holds(term)
                ? results
                : results.stream().map(StreamWriter::unsure).toList();
    }

    private static AppendResult unsure(AppendResult result) {
        return result instanceof Appended appended
                ? new Refused(appended.shard(), LogException.unavailable("The gateway's lease ran out meanwhile", null))
                : result;
    }

    private static List<AppendResult> refused(List<ShardRecord> routed, String message) {
        return routed.stream()
                .map(one -> (AppendResult) new Refused(one.shard(), LogException.unavailable(message, null)))
                .toList();
    }
}
