package io.kinefka.log.delivery;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.error.LogException;
import java.time.Duration;
import java.time.Instant;
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
 * Brings delivery streams that are CREATING or DELETING to the end of that: makes and removes topics of their own, and
 * marks where in others the delivery begins. Every gateway does this for every delivery stream, as with streams; every
 * step may be repeated, and the catalog decides which one counts.
 */
final class DeliveryStreamLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStreamLifecycle.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int FORGET_ATTEMPTS_MAX = 60;
    private static final Duration FORGET_AGAIN = Duration.ofMinutes(2);

    private final Catalog catalog;
    private final DeliveryTopics topics;
    private final ScheduledExecutorService worker;
    private final ConcurrentMap<Stage, Boolean> scheduled = new ConcurrentHashMap<>();

    /** One transition of one incarnation of a name. */
    private record Stage(DeliveryStreamId id, Instant createdAt, DeliveryStreamStatus status) {

        static Stage of(DeliveryStream stream) {
            return new Stage(stream.id(), stream.createdAt(), stream.status());
        }

        Optional<DeliveryStream> in(CatalogSnapshot state) {
            return DeliveryStreams.find(state, id).filter(stream -> of(stream).equals(this));
        }
    }

    DeliveryStreamLifecycle(Catalog catalog, DeliveryTopics topics, ScheduledExecutorService worker) {
        this.catalog = catalog;
        this.topics = topics;
        this.worker = worker;
    }

    /** Takes up what is unfinished. */
    void schedule(Iterable<DeliveryStream> streams) {
        for (DeliveryStream stream : streams) {
            if (!stream.isActive()) {
                var stage = Stage.of(stream);
                if (scheduled.putIfAbsent(stage, true) == null) {
                    scheduleIn(Duration.ZERO, stage);
                }
            }
        }
    }

    private void scheduleIn(Duration delay, Stage stage) {
        var unused = worker.schedule(() -> finish(stage), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void finish(Stage stage) {
        try {
            var stream = stage.in(catalog.snapshot());
            if (stream.isPresent()) {
                finish(stage, stream.get());
            }
            scheduled.remove(stage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LogException | CompletionException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("deliveryStream", stage.id())
                    .addKeyValue("status", stage.status())
                    .log("A delivery stream's transition failed; trying again");
            scheduleIn(RETRY, stage);
        }
    }

    private void finish(Stage stage, DeliveryStream stream) throws InterruptedException {
        boolean isOwn = stream.source() == DeliverySource.DIRECT_PUT;
        if (stage.status() == DeliveryStreamStatus.CREATING) {
            if (isOwn) {
                topics.create(stream);
            } else {
                topics.begin(stream);
            }
        } else if (isOwn) {
            topics.delete(stream, () -> isNewest(stage));
        }
        catalog.change(state -> new Outcome<>(
                        stage.in(state).map(now -> List.of(ended(now))).orElse(List.of()), stage))
                .toCompletableFuture()
                .join();
        LOG.atInfo()
                .addKeyValue("deliveryStream", stream.id())
                .addKeyValue("was", stage.status())
                .log("Delivery stream changed state");
        if (stage.status() == DeliveryStreamStatus.DELETING) {
            forget(stream.application(), FORGET_ATTEMPTS_MAX);
            // Whoever was about to join when it heard of that makes the group anew.
            var unused = worker.schedule(
                    () -> forget(stream.application(), FORGET_ATTEMPTS_MAX),
                    FORGET_AGAIN.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    private boolean isNewest(Stage stage) throws InterruptedException {
        catalog.awaitNewest();
        return stage.in(catalog.snapshot()).isPresent();
    }

    /** Gateways leave the group when they learn that the delivery stream is gone; those that died, some seconds later. */
    private void forget(String application, int attempts) {
        try {
            topics.forget(application);
        } catch (CompletionException e) {
            if (attempts > 1) {
                var unused =
                        worker.schedule(() -> forget(application, attempts - 1), RETRY.toNanos(), TimeUnit.NANOSECONDS);
            } else {
                LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("group", application)
                        .log("The consumer group of a deleted delivery stream could not be removed");
            }
        }
    }

    private static CatalogWrite ended(DeliveryStream stream) {
        return stream.status() == DeliveryStreamStatus.DELETING
                ? new CatalogWrite(stream.id().key(), null)
                : DeliveryStreams.put(stream.withStatus(DeliveryStreamStatus.ACTIVE));
    }
}
