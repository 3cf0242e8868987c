package io.kinefka.log.stream;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.error.LogException;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets closed shards whose records have all expired, after removing from Kafka what is left of them. */
final class ShardExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(ShardExpiry.class);

    private final Catalog catalog;
    private final StreamTopics topics;
    private final Clock clock;

    ShardExpiry(Catalog catalog, StreamTopics topics, Clock clock) {
        this.catalog = catalog;
        this.topics = topics;
        this.clock = clock;
    }

    /** Looks through all streams once. */
    void run() {
        for (StreamMetadata stream : catalog.snapshot().streams().values()) {
            Instant horizon = stream.horizon(clock.instant());
            if (isDue(stream, horizon)) {
                expire(stream, horizon);
            }
        }
    }

    private static boolean isDue(StreamMetadata stream, Instant horizon) {
        return stream.status() == StreamStatus.ACTIVE
                && stream.shards().all().stream().anyMatch(shard -> shard.expired(horizon));
    }

    private void expire(StreamMetadata stream, Instant horizon) {
        try {
            topics.empty(stream.topic(), ends(stream, horizon));
            catalog.change(state -> {
                        List<CatalogWrite> writes = state.stream(stream.id())
                                .filter(now -> now.createdAt().equals(stream.createdAt()) && isDue(now, horizon))
                                .map(now -> now.withShards(now.shards().withoutExpired(horizon)))
                                .map(CatalogWrite::put)
                                .map(List::of)
                                .orElse(List.of());
                        return new Outcome<>(writes, stream);
                    })
                    .toCompletableFuture()
                    .join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LogException | CompletionException e) {
            LOG.atWarn().setCause(e).addKeyValue("stream", stream.id()).log("Expired shards are still there");
        }
    }

    private static Map<Integer, Long> ends(StreamMetadata stream, Instant horizon) {
        var ends = new HashMap<Integer, Long>();
        for (Shard shard : stream.shards().all()) {
            var closure = shard.closure();
            if (closure != null && shard.expired(horizon)) {
                ends.merge(shard.partition(), closure.endOffset(), Math::max);
            }
        }
        return ends;
    }
}
