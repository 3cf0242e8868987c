package io.kinefka.gateway.delivery;

import io.kinefka.firehose.Deliveries;
import io.kinefka.firehose.host.HostedStream;
import io.kinefka.log.delivery.DeliverySource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers in this process. What that takes is made when there is a first delivery stream, by a thread that may wait. */
public final class HostedDeliveries implements Deliveries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostedDeliveries.class);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(15);

    private final Supplier<DeliveryHosting> opening;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "kinefka-deliveries");
        made.setDaemon(true);
        return made;
    });
    private volatile Collection<Delivery> latest = List.of();
    // Only the thread sees it.
    private @Nullable DeliveryHosting hosting;

    /** Delivers nothing yet. */
    public HostedDeliveries(Supplier<DeliveryHosting> opening) {
        this.opening = opening;
    }

    @Override
    public void retain(Collection<Delivery> wanted) {
        latest = List.copyOf(wanted);
        if (!thread.isShutdown()) {
            thread.execute(this::follow);
        }
    }

    private void follow() {
        var wanted = latest;
        try {
            if (hosting == null && !wanted.isEmpty()) {
                hosting = opening.get();
            }
            if (hosting != null) {
                hosting.hosts()
                        .retain(wanted.stream().map(HostedDeliveries::hosted).toList());
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Delivery streams cannot be delivered; trying again");
            var unused = thread.schedule(this::follow, RETRY.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static HostedStream hosted(Delivery wanted) {
        var stream = wanted.stream();
        // A topic of its own holds nothing else, whatever the clocks say.
        var startAt = stream.source() == DeliverySource.DIRECT_PUT ? Instant.EPOCH : stream.startsAt();
        return new HostedStream(stream.application(), stream.topic(), startAt, wanted.config());
    }

    /** Stops delivering; what is not durable yet is delivered by others, or later. */
    @Override
    public void close() {
        thread.execute(() -> {
            if (hosting != null) {
                hosting.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.atWarn().log("Delivery streams take long to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
