package io.kinefka.log.stream;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.cluster.Closing;
import io.kinefka.log.cluster.Membership;
import io.kinefka.log.error.LogException;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.ShardMap;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits and merges shards while they are written to. Partitions are made ready first; then the parents are closing,
 * which every gateway confirms once its appends to them are done; only then is it settled where they end, and in the
 * same transaction the children are open. The coordinator does all that; another gateway takes over when it is dead.
 */
final class Resharder {
    private static final Logger LOG = LoggerFactory.getLogger(Resharder.class);

    private final Catalog catalog;
    private final StreamTopics topics;
    private final Membership membership;
    private final Clock clock;

    Resharder(Catalog catalog, StreamTopics topics, Membership membership, Clock clock) {
        this.catalog = catalog;
        this.topics = topics;
        this.membership = membership;
        this.clock = clock;
    }

    /** Brings a resharding to its end; false when that is up to another gateway. Every step may be repeated. */
    boolean carryOut(StreamMetadata stream) throws InterruptedException {
        var resharding = under(stream);
        if (!resharding.coordinator().equals(membership.id()) && membership.isLive(resharding.coordinator())) {
            return false;
        }
        var closing = resharding.isClosing() ? Optional.of(stream) : announce(stream);
        if (closing.isPresent()) {
            removeRemains(closing.get());
            membership.awaitDrained(Closing.of(closing.get()).orElseThrow());
            settle(closing.get());
        }
        return true;
    }

    private static Resharding under(StreamMetadata stream) {
        var resharding = stream.resharding();
        if (resharding == null) {
            throw new IllegalArgumentException("The stream is not being resharded: " + stream.id());
        }
        return resharding;
    }

    /** Makes partitions ready and tells everybody to stop appending to the parents. */
    private Optional<StreamMetadata> announce(StreamMetadata stream) throws InterruptedException {
        ShardMap remaining = stream.shards().withoutExpired(stream.horizon(clock.instant()));
        var places = topics.places(stream.topic(), remaining, under(stream).openCount(remaining));
        return change(stream, now -> now.withShards(remaining)
                .withResharding(under(now).closing(places)));
    }

    /**
     * Removes what expired shards have left where the children will lie, if that is possible: it is below their first offsets, where nobody reads.
     * Not before it is settled where that is: whoever comes back after standing still could take what has arrived since for remains.
     */
    private void removeRemains(StreamMetadata stream) throws InterruptedException {
        try {
            topics.empty(
                    stream.topic(),
                    under(stream).places().stream()
                            .collect(Collectors.toMap(Shard.Placement::partition, Shard.Placement::firstOffset)));
        } catch (LogException e) {
            LOG.atWarn().setCause(e).addKeyValue("stream", stream.id()).log("Expired records are still in Kafka");
        }
    }

    /** Fixes where the parents end, and opens the children. */
    private void settle(StreamMetadata stream) throws InterruptedException {
        Instant at = clock.instant();
        var parents = under(stream).parents(stream.shards()).stream()
                .map(id -> stream.shards().shard(id).orElseThrow())
                .toList();
        var ends = topics.ends(
                stream.topic(), parents.stream().map(Shard::partition).toList());
        Map<ShardId, Shard.Closure> closures = new HashMap<>();
        parents.forEach(parent -> closures.put(
                parent.id(),
                new Shard.Closure(Math.max(ends.getOrDefault(parent.partition(), 0L), parent.firstOffset()), at)));
        change(stream, now -> now.withShards(under(now).apply(now.shards(), closures, at))
                        .withResharding(null)
                        .withStatus(StreamStatus.ACTIVE, at))
                .ifPresent(now -> LOG.atInfo()
                        .addKeyValue("stream", now.id())
                        .addKeyValue("closed", closures.keySet())
                        .addKeyValue("open", now.shards().open().size())
                        .log("Stream has new shards"));
    }

    /** Changes a stream unless someone else has taken the same step, in which case there is nothing. */
    private Optional<StreamMetadata> change(StreamMetadata before, UnaryOperator<StreamMetadata> change) {
        return catalog.change(state -> {
                    var changed = unchanged(before, state).map(change);
                    List<CatalogWrite> writes =
                            changed.map(CatalogWrite::put).map(List::of).orElse(List.of());
                    return new Outcome<>(writes, changed);
                })
                .toCompletableFuture()
                .join();
    }

    private static Optional<StreamMetadata> unchanged(StreamMetadata before, CatalogSnapshot state) {
        return state.stream(before.id())
                .filter(now -> now.createdAt().equals(before.createdAt())
                        && now.shards().equals(before.shards())
                        && under(before).equals(now.resharding()));
    }
}
