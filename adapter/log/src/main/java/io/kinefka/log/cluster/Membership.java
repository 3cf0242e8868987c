package io.kinefka.log.cluster;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This gateway among those of its cluster. It gives signs of life in a topic of which everybody reads all, keeps its
 * {@link Lease} by them, and tells with them which closings it is done with.
 */
public final class Membership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final int SIGNS_PER_LEASE = 5;

    private final String id = UUID.randomUUID().toString();
    private final Lease lease;
    private final Catalog catalog;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicPartition partition;
    private final Gateways gateways;
    private final Duration deadline;
    /** Once closed, it forgets what it is told. */
    private final ScheduledExecutorService signs = new ScheduledThreadPoolExecutor(
            1,
            task -> {
                var thread = new Thread(task, "kinefka-membership");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    private Set<Closing> drained = Set.of();

    Membership(
            Catalog catalog,
            Admin admin,
            KafkaProducer<byte[], byte[]> producer,
            TopicPartition partition,
            Gateways gateways,
            Duration leaseDuration,
            Duration deadline) {
        this.catalog = catalog;
        this.admin = admin;
        this.producer = producer;
        this.partition = partition;
        this.gateways = gateways;
        this.deadline = deadline;
        lease = new Lease(leaseDuration);
        long interval = leaseDuration.toNanos() / SIGNS_PER_LEASE;
        var unused = signs.scheduleWithFixedDelay(this::giveSign, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** Waits until this gateway is known to the others and knows all that was decided before. A sign that comes too late is given again. */
    void join(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!tryJoin(until)) {
            LOG.atDebug().log("The gateway tries again to join the others");
        }
    }

    private boolean tryJoin(long untilNanos) throws InterruptedException {
        var joined = new CompletableFuture<@Nullable Void>();
        signs.execute(() -> sign(joined));
        try {
            joined.get(left(untilNanos).toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            boolean passes = e.getCause() instanceof RetriableException || e.getCause() instanceof LogException;
            if (!passes || left(untilNanos).isNegative()) {
                throw LogException.unavailable("The other gateways cannot be told of this one", e);
            }
            return false;
        }
    }

    /** This gateway's name, another one after each start. */
    public String id() {
        return id;
    }

    /** This gateway's right to acknowledge appends. */
    public Lease lease() {
        return lease;
    }

    /** Whether that gateway may still be at work. */
    public boolean isLive(String gateway) {
        return gateway.equals(id) || gateways.isLive(gateway);
    }

    /** How many gateways are at work, at least one. */
    public int liveCount() {
        return Math.max(1, gateways.liveCount());
    }

    /** Whether nobody else can have changed anything: who has been silent himself cannot say so. */
    public boolean isAlone() {
        return lease.isHeld() && !gateways.knowsOthersThan(id);
    }

    /** Tells the others that all appends are finished that began before shards were closing. */
    public void confirm(Closing closing) {
        signs.execute(() -> {
            var more = new HashSet<>(drained);
            more.add(closing);
            drained = more;
            giveSign();
        });
    }

    /** Stops telling about closings that are over. */
    public void retain(Set<Closing> unfinished) {
        signs.execute(() -> drained = intersection(drained, unfinished));
    }

    private static Set<Closing> intersection(Set<Closing> one, Set<Closing> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    /**
     * Waits until no gateway has an append under way that was routed before a closing was announced.
     *
     * @throws LogException when that is not known in time
     */
    public void awaitDrained(Closing closing) throws InterruptedException {
        long until = System.nanoTime() + deadline.toNanos();
        do {
            if (!gateways.awaitDrained(closing, end(), left(until))) {
                throw LogException.unavailable("The gateways did not finish their appends in time", null);
            }
            // To a gateway that has stood still itself the others only seem silent, until it hears what they have said
            // meanwhile.
        } while (!gateways.isDrained(closing, end(), left(until)));
    }

    private static Duration left(long untilNanos) {
        return Duration.ofNanos(untilNanos - System.nanoTime());
    }

    private long end() throws InterruptedException {
        return KafkaAnswer.awaitRetrying(
                        () -> admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                .partitionResult(partition),
                        deadline,
                        "Kafka did not tell how far the gateways have got")
                .offset();
    }

    private void giveSign() {
        sign(new CompletableFuture<>());
    }

    private void sign(CompletableFuture<@Nullable Void> joined) {
        long sentNanos = System.nanoTime();
        byte[] value = new GatewayRecord(drained).encode();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(
                            partition.topic(), partition.partition(), id.getBytes(StandardCharsets.UTF_8), value),
                    (metadata, failure) -> arrived(sentNanos, failure, joined));
        } catch (KafkaException | IllegalStateException e) {
            arrived(sentNanos, e, joined);
        }
    }

    private void arrived(long sentNanos, @Nullable Exception failure, CompletableFuture<@Nullable Void> joined) {
        if (failure != null) {
            LOG.atDebug().setCause(failure).log("A sign of life did not arrive");
            joined.completeExceptionally(failure);
        } else if (lease.renew(sentNanos)) {
            joined.complete(null);
        } else {
            signs.execute(() -> beginTerm(sentNanos, joined));
        }
    }

    /** From the sign on, nothing is decided without this gateway; what was decided before is in the catalog. */
    private void beginTerm(long sentNanos, CompletableFuture<@Nullable Void> joined) {
        if (lease.renew(sentNanos)) {
            joined.complete(null);
            return;
        }
        try {
            catalog.awaitNewest();
            if (lease.begin(sentNanos)) {
                LOG.atDebug().addKeyValue("gateway", id).log("The gateway has its lease");
                joined.complete(null);
            } else {
                joined.completeExceptionally(LogException.unavailable("The lease ran out while it began", null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            joined.completeExceptionally(e);
        } catch (LogException e) {
            LOG.atWarn().setCause(e).log("The gateway cannot get its lease");
            joined.completeExceptionally(e);
        }
    }

    /** Leaves, so that nobody waits for this gateway. Nothing may be under way any more. */
    @Override
    public void close() {
        signs.shutdownNow();
        lease.end();
        try {
            var unused = producer.send(new ProducerRecord<>(
                    partition.topic(), partition.partition(), id.getBytes(StandardCharsets.UTF_8), null));
        } catch (KafkaException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("The gateway leaves without a word");
        }
        producer.close(Duration.ofSeconds(1));
        gateways.close();
    }
}
