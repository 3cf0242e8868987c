package io.kinefka.kcl.leases;

import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** Turns the leases of one stream into offsets of its partitions, and back. */
final class Positions {
    private static final Comparator<Shard> BY_PLACE =
            Comparator.comparingLong(Shard::firstOffset).thenComparing(Shard::id);

    private final StreamMetadata stream;

    Positions(StreamMetadata stream) {
        this.stream = stream;
    }

    /**
     * The offset of each partition that the leases say something about. A closed shard without lease, one of whose
     * descendants has a lease, counts as finished: KCL deletes such leases.
     *
     * @param latest where a shard ends now
     * @throws IllegalArgumentException if a lease is of no shard of the stream, or of another stream's
     */
    Map<Integer, OffsetAndMetadata> offsets(List<Lease> leases, ToLongFunction<Shard> latest) {
        Map<ShardId, Lease> byShard = new HashMap<>();
        for (Lease lease : leases) {
            byShard.put(shard(lease).id(), lease);
        }
        Map<Integer, OffsetAndMetadata> offsets = new HashMap<>();
        stream.shards().all().stream().map(Shard::partition).distinct().forEach(partition -> offset(
                        partition, byShard, latest)
                .ifPresent(offset -> offsets.put(partition, offset)));
        return offsets;
    }

    private Shard shard(Lease lease) {
        Shard shard = stream.shards()
                .shard(ShardId.parse(lease.shardId()))
                .orElseThrow(() -> new IllegalArgumentException("There is no shard " + lease.shardId() + " in "
                        + stream.id().name()));
        ShardCheckpoint.at(shard.id(), lease.sequenceNumber(), lease.subSequenceNumber())
                .position()
                .filter(at -> at.shardCreatedSecond() != shard.createdSecond()
                        || at.shardIndex() != shard.id().index())
                .ifPresent(at -> {
                    throw new IllegalArgumentException(
                            "The checkpoint of " + lease.leaseKey() + " is not of this stream's shard");
                });
        return shard;
    }

    private Optional<OffsetAndMetadata> offset(
            int partition, Map<ShardId, Lease> byShard, ToLongFunction<Shard> latest) {
        Optional<OffsetAndMetadata> found = Optional.empty();
        for (Shard shard : chain(partition)) {
            Lease lease = byShard.get(shard.id());
            if (isFinished(shard, byShard)) {
                found = committed(shard, ShardCheckpoint.end(shard.id()), latest);
            } else if (lease != null) {
                return committed(
                        shard,
                        new ShardCheckpoint(
                                shard.id(), lease.sequenceNumber(), lease.subSequenceNumber(), lease.pending()),
                        latest);
            } else {
                return found;
            }
        }
        return found;
    }

    private static Optional<OffsetAndMetadata> committed(
            Shard shard, ShardCheckpoint checkpoint, ToLongFunction<Shard> latest) {
        if (checkpoint.sequenceNumber().equals(ShardCheckpoint.AT_TIMESTAMP)) {
            // Only the application knows its timestamp; without offset it begins there.
            return Optional.empty();
        }
        OptionalLong offset = checkpoint.sequenceNumber().equals(ShardCheckpoint.LATEST)
                ? OptionalLong.of(latest.applyAsLong(shard))
                : checkpoint.offset(shard);
        if (offset.isEmpty()) {
            throw new IllegalArgumentException(
                    "The checkpoint of " + shard.id() + " is no position in Kafka: " + checkpoint.sequenceNumber());
        }
        return Optional.of(new OffsetAndMetadata(offset.getAsLong(), checkpoint.encode()));
    }

    private boolean isFinished(Shard shard, Map<ShardId, Lease> byShard) {
        Lease lease = byShard.get(shard.id());
        if (lease != null) {
            return lease.sequenceNumber().equals(ShardCheckpoint.SHARD_END);
        }
        return hasDescendantWithLease(shard, byShard);
    }

    private boolean hasDescendantWithLease(Shard shard, Map<ShardId, Lease> byShard) {
        return stream.shards().children(shard.id()).stream()
                .anyMatch(child -> byShard.containsKey(child.id()) || hasDescendantWithLease(child, byShard));
    }

    private List<Shard> chain(int partition) {
        return stream.shards().all().stream()
                .filter(shard -> shard.partition() == partition)
                .sorted(BY_PLACE)
                .toList();
    }

    /**
     * A lease for every shard that the offsets say something about.
     *
     * @param committed what the group has committed for each partition
     * @param streamIdentifier for an application that reads several streams, else null
     */
    List<Lease> leases(Map<Integer, OffsetAndMetadata> committed, @Nullable String streamIdentifier) {
        List<Lease> leases = new ArrayList<>();
        for (Shard shard : stream.shards().all()) {
            OffsetAndMetadata offset = committed.get(shard.partition());
            if (offset != null) {
                checkpoint(shard, offset)
                        .ifPresent(checkpoint -> leases.add(lease(shard, checkpoint, streamIdentifier)));
            }
        }
        return leases;
    }

    private static Optional<ShardCheckpoint> checkpoint(Shard shard, OffsetAndMetadata committed) {
        Optional<ShardCheckpoint> checkpoint = ShardCheckpoint.decode(committed.metadata());
        if (checkpoint.isEmpty()) {
            return ofOffset(shard, committed.offset());
        }
        int order = checkpoint.get().shard().compareTo(shard.id());
        if (order == 0) {
            return checkpoint;
        }
        return order > 0 ? Optional.of(ShardCheckpoint.end(shard.id())) : Optional.empty();
    }

    /** Of an offset that another program has committed. */
    private static Optional<ShardCheckpoint> ofOffset(Shard shard, long offset) {
        Shard.Closure closure = shard.closure();
        if (closure != null && offset >= closure.endOffset()) {
            return Optional.of(ShardCheckpoint.end(shard.id()));
        }
        if (offset < shard.firstOffset()) {
            return Optional.empty();
        }
        if (offset == shard.firstOffset()) {
            return Optional.of(ShardCheckpoint.at(shard.id(), ShardCheckpoint.TRIM_HORIZON, 0));
        }
        SequenceNumber before = shard.sequenceNumber(offset - 1, shard.createdSecond() * 1000);
        return Optional.of(ShardCheckpoint.at(shard.id(), before.toString(), 0));
    }

    private Lease lease(Shard shard, ShardCheckpoint checkpoint, @Nullable String streamIdentifier) {
        return new Lease(
                streamIdentifier,
                shard.id().toString(),
                checkpoint.sequenceNumber(),
                checkpoint.subSequenceNumber(),
                checkpoint.pending(),
                Stream.of(shard.parent(), shard.adjacentParent())
                        .flatMap(Stream::ofNullable)
                        .map(ShardId::toString)
                        .toList(),
                stream.shards().children(shard.id()).stream()
                        .map(child -> child.id().toString())
                        .toList(),
                shard.range().start().toString(),
                shard.range().end().toString());
    }
}
