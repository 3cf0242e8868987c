package io.kinefka.kcl.group;

import io.kinefka.kcl.catalog.Lineage;
import io.kinefka.kcl.catalog.StreamCatalog;
import io.kinefka.kcl.catalog.TrackedStream;
import io.kinefka.kcl.group.PartitionRunner.Stop;
import io.kinefka.kcl.position.GroupProgress;
import io.kinefka.kcl.position.ShardOffsets;
import io.kinefka.kcl.shard.RecordTranslation;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.common.StreamConfig;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.processor.StreamTracker;
import software.amazon.kinesis.retrieval.AggregatorUtil;

/** Runs a member of the group, with all that it needs, until it is stopped; replaces a member that Kafka has broken. */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration ADMIN_DEADLINE = Duration.ofSeconds(30);
    private static final Duration TRACKER_INTERVAL = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Application application;
    private final Clients clients;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    private final AtomicInteger threads = new AtomicInteger();
    private volatile @Nullable Stop stop;
    private volatile @Nullable GroupMember member;
    private volatile boolean streamsChanged = true;

    /**
     * What is to be run.
     *
     * @param name the consumer group
     * @param tracker which streams it reads
     * @param factory makes its record processors
     * @param aggregation takes aggregated records apart
     * @param parentInterval how often to look whether another worker has finished a parent
     * @param settings its choices
     */
    public record Application(
            String name,
            StreamTracker tracker,
            ShardRecordProcessorFactory factory,
            AggregatorUtil aggregation,
            Duration parentInterval,
            Work.Settings settings) {}

    /**
     * How to reach Kafka.
     *
     * @param protocol of the group, to begin with
     * @param member the member's configuration for a protocol
     * @param catalog the configuration of the consumer that follows the catalog
     * @param admin the administration client's configuration
     * @param decryption what decrypts values
     */
    public record Clients(
            GroupProtocol protocol,
            Function<GroupProtocol, Map<String, Object>> member,
            Map<String, Object> catalog,
            Map<String, Object> admin,
            Supplier<Deserializer<byte[]>> decryption) {}

    public Worker(Application application, Clients clients) {
        this.application = application;
        this.clients = clients;
    }

    /** Works until it is stopped. */
    public void run() {
        if (!started.compareAndSet(false, true)) {
            if (stop != null) {
                return;
            }
            throw new IllegalStateException("A worker runs once");
        }
        boolean inTime = false;
        ExecutorService executor = Executors.newCachedThreadPool(this::thread);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(this::thread);
        try {
            inTime = work(executor, timer);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } finally {
            timer.shutdownNow();
            executor.shutdown();
            stop = stop == null ? Stop.RELEASE : stop;
            stopped.complete(inTime);
        }
    }

    private boolean work(ExecutorService executor, ScheduledExecutorService timer) throws InterruptedException {
        Admin admin = Admin.create(clients.admin());
        try (Deserializer<byte[]> decryption = clients.decryption().get();
                StreamCatalog catalog = StreamCatalog.follow(new KafkaConsumer<>(clients.catalog()))) {
            awaitCatalog(catalog);
            catalog.onChange(this::catalogChanged);
            return work(work(catalog, admin, decryption, executor, timer), catalog);
        } finally {
            // Waiting for its last call, it could sleep for minutes when that ends by its timeout meanwhile.
            admin.close(Duration.ZERO);
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "kinefka-kcl-" + application.name() + "-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void awaitCatalog(StreamCatalog catalog) throws InterruptedException {
        while (stop == null) {
            try {
                catalog.read().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                LOG.atDebug().log("The catalog is being read");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }

    private Work work(
            StreamCatalog catalog,
            Admin admin,
            Deserializer<byte[]> decryption,
            ExecutorService executor,
            ScheduledExecutorService timer) {
        Clock clock = Clock.systemUTC();
        return new Work(
                application.factory(),
                application.aggregation(),
                new RecordTranslation(decryption),
                stream -> lineage(catalog, stream),
                new ShardOffsets(admin, ADMIN_DEADLINE, clock),
                new GroupProgress(admin, application.name(), application.parentInterval(), timer),
                application.settings(),
                application.tracker().isMultiStream(),
                executor,
                timer,
                clock);
    }

    private static Optional<Lineage> lineage(StreamCatalog catalog, TrackedStream stream) {
        StreamMetadata metadata = catalog.streams().get(stream.id());
        return metadata == null || !metadata.topic().equals(stream.topic())
                ? Optional.empty()
                : Optional.of(new Lineage(metadata));
    }

    private void catalogChanged() {
        streamsChanged = true;
        GroupMember now = member;
        if (now != null) {
            now.submit(now::lineageChanged);
        }
    }

    /** Members come and go; returns once the last one is closed. */
    private boolean work(Work work, StreamCatalog catalog) throws InterruptedException {
        Map<TopicPartition, CompletableFuture<Void>> ending = new HashMap<>();
        GroupProtocol protocol = clients.protocol();
        boolean inTime = true;
        while (stop == null) {
            GroupMember next =
                    new GroupMember(new KafkaConsumer<>(clients.member().apply(protocol)), work, ending);
            member = next;
            streamsChanged = true;
            try {
                poll(next, catalog);
            } catch (UnsupportedVersionException e) {
                if (protocol == GroupProtocol.CLASSIC) {
                    throw e;
                }
                LOG.atWarn().log("The broker does not know the consumer protocol; going on with the classic one");
                protocol = GroupProtocol.CLASSIC;
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                LOG.atError().setCause(e).log("This worker has to join its group again");
            } finally {
                Stop reason = stop;
                inTime = close(next, reason == null ? Stop.LOST : reason);
            }
            if (stop == null) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
        return inTime;
    }

    private void poll(GroupMember polled, StreamCatalog catalog) throws InterruptedException {
        long trackedNanos = System.nanoTime();
        while (stop == null) {
            if (streamsChanged || System.nanoTime() - trackedNanos > TRACKER_INTERVAL.toNanos()) {
                streamsChanged = false;
                trackedNanos = System.nanoTime();
                polled.subscribe(tracked(catalog));
            }
            polled.poll();
        }
    }

    private Map<String, TrackedStream> tracked(StreamCatalog catalog) {
        Map<String, TrackedStream> byTopic = new HashMap<>();
        for (StreamConfig config : application.tracker().streamConfigList()) {
            TrackedStream.find(config, catalog.streams())
                    .ifPresentOrElse(stream -> byTopic.put(stream.topic(), stream), () -> LOG.atWarn()
                            .addKeyValue("stream", config.streamIdentifier().streamName())
                            .log("There is no such stream; waiting for it"));
        }
        return byTopic;
    }

    private static boolean close(GroupMember closing, Stop reason) {
        boolean interrupted = Thread.interrupted();
        try {
            return closing.close(reason);
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("The group could not be left cleanly");
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Begins to stop; done, with whether all processors had ended in time, when {@link #run} returns. */
    public synchronized CompletableFuture<Boolean> stop(boolean gracefully) {
        if (stop == null) {
            stop = gracefully ? Stop.HAND_OVER : Stop.RELEASE;
            if (started.compareAndSet(false, true)) {
                stopped.complete(true);
            }
            GroupMember now = member;
            if (now != null) {
                now.submit(() -> LOG.atDebug().log("Stopping"));
            }
        }
        return stopped.copy();
    }

    public boolean isStopped() {
        return stopped.isDone();
    }

    public boolean stopsGracefully() {
        return stop == Stop.HAND_OVER;
    }
}
