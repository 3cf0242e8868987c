package io.kinefka.log.stream;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.catalog.StreamDocument;
import io.kinefka.log.error.LogException;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every stream in a transitional state to its end: makes the topic of one that is CREATING, splits and merges
 * the shards of one that is UPDATING, and declares it ACTIVE; removes the topic of one that is DELETING and forgets it.
 * Every gateway does this for every stream, so that
 * a crash in between leaves nothing half done; every step may be repeated, and the catalog decides which one counts.
 */
final class StreamLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLifecycle.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Catalog catalog;
    private final StreamTopics topics;
    private final Resharder resharder;
    private final Clock clock;
    private final ScheduledExecutorService worker;
    private final ConcurrentMap<Stage, Boolean> scheduled = new ConcurrentHashMap<>();

    /** One transition of one incarnation of a name. */
    private record Stage(StreamId id, Instant createdAt, StreamStatus status, Instant until, int lastShard) {

        static Stage of(StreamMetadata stream) {
            return new Stage(
                    stream.id(),
                    stream.createdAt(),
                    stream.status(),
                    stream.statusUntil(),
                    stream.shards().last().index());
        }

        Optional<StreamMetadata> in(CatalogSnapshot state) {
            return state.stream(id).filter(stream -> of(stream).equals(this));
        }
    }

    StreamLifecycle(
            Catalog catalog, StreamTopics topics, Resharder resharder, Clock clock, ScheduledExecutorService worker) {
        this.catalog = catalog;
        this.topics = topics;
        this.resharder = resharder;
        this.clock = clock;
        this.worker = worker;
    }

    /** Takes up what is unfinished now, and whatever comes. */
    void start() {
        catalog.onChange(this::schedule);
        schedule(catalog.snapshot());
    }

    private void schedule(CatalogSnapshot state) {
        for (StreamMetadata stream : state.streams().values()) {
            if (stream.status() != StreamStatus.ACTIVE) {
                var stage = Stage.of(stream);
                if (scheduled.putIfAbsent(stage, true) == null) {
                    scheduleIn(remaining(stream), stage);
                }
            }
        }
    }

    private Duration remaining(StreamMetadata stream) {
        Duration left = Duration.between(clock.instant(), stream.statusUntil());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void scheduleIn(Duration delay, Stage stage) {
        var unused = worker.schedule(() -> finish(stage), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void finish(Stage stage) {
        try {
            var stream = stage.in(catalog.snapshot());
            if (stream.isPresent() && !finish(stage, stream.get())) {
                scheduleIn(RETRY, stage);
                return;
            }
            scheduled.remove(stage);
            // It may have come back to the same stage meanwhile.
            schedule(catalog.snapshot());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LogException | CompletionException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("stream", stage.id())
                    .addKeyValue("status", stage.status())
                    .log("A stream's transition failed; trying again");
            scheduleIn(RETRY, stage);
        }
    }

    /** Does its part; false when that is another gateway's at the moment. */
    private boolean finish(Stage stage, StreamMetadata stream) throws InterruptedException {
        if (stream.resharding() != null) {
            return resharder.carryOut(stream);
        }
        if (stage.status() == StreamStatus.CREATING) {
            topics.create(stream);
        } else if (stage.status() == StreamStatus.DELETING) {
            topics.delete(stream, () -> isNewest(stage));
        }
        catalog.change(state -> new Outcome<>(
                        stage.in(state).map(now -> ended(now, state)).orElse(List.of()), stage))
                .toCompletableFuture()
                .join();
        LOG.atInfo()
                .addKeyValue("stream", stream.id())
                .addKeyValue("was", stage.status())
                .log("Stream changed state");
        return true;
    }

    private boolean isNewest(Stage stage) throws InterruptedException {
        catalog.awaitNewest();
        return stage.in(catalog.snapshot()).isPresent();
    }

    private List<CatalogWrite> ended(StreamMetadata stream, CatalogSnapshot state) {
        if (stream.status() != StreamStatus.DELETING) {
            return List.of(CatalogWrite.put(stream.withStatus(StreamStatus.ACTIVE, clock.instant())));
        }
        var writes = new ArrayList<>(StreamDocument.removalOfAll(state, stream.id()));
        writes.add(CatalogWrite.remove(stream.id()));
        return writes;
    }
}
