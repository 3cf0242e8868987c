package io.kinefka.log;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogTopic;
import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.read.ShardOffsets;
import io.kinefka.log.read.ShardReader;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.stream.StreamsSettings;
import io.kinefka.log.write.ShardWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Everything that this program keeps in one Kafka cluster, opened and closed as a whole. */
public final class KafkaLog implements AutoCloseable {
    private static final Duration CONTACT_INTERVAL = Duration.ofSeconds(2);

    private final Admin admin;
    private final Catalog catalog;
    private final ScheduledExecutorService lifecycle;
    private final ScheduledExecutorService timer;
    private final Streams streams;
    private final ShardWriter writer;
    private final ShardReader reader;
    private final ShardOffsets offsets;
    private final Secrets secrets;
    private volatile boolean reachable = true;

    private KafkaLog(KafkaLogSettings settings, Admin admin, Catalog catalog, SecureRandom random, Clock clock) {
        this.admin = admin;
        this.catalog = catalog;
        var config = settings.clientConfig();
        lifecycle = oneThread("kinefka-stream-lifecycle");
        timer = oneThread("kinefka-timer");
        streams = new Streams(
                catalog,
                admin,
                new StreamsSettings(
                        settings.defaultAccountId(),
                        settings.defaultRegion(),
                        settings.durations(),
                        (short) settings.replicationFactor(),
                        settings.deadline()),
                clock,
                lifecycle);
        writer = new ShardWriter(config, settings.writeBytesMax(), settings.deadline(), timer);
        reader = new ShardReader(config, settings.readThreads(), settings.readQueueMax(), settings.deadline(), clock);
        offsets = new ShardOffsets(admin, settings.deadline());
        secrets = new Secrets(catalog, random);
        var unused = timer.scheduleWithFixedDelay(this::contact, 0, CONTACT_INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Connects, and waits until the catalog is replayed.
     *
     * @throws LogException when Kafka does not make that possible within the deadline
     */
    public static KafkaLog open(KafkaLogSettings settings, Clock clock) throws InterruptedException {
        var random = new SecureRandom();
        var adminConfig = new HashMap<>(settings.clientConfig());
        adminConfig.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deadline().toMillis()));
        adminConfig.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deadline().toMillis()));
        Admin admin;
        try {
            admin = Admin.create(adminConfig);
        } catch (KafkaException e) {
            throw LogException.unavailable("Kafka cannot be used: " + e.getMessage(), e);
        }
        try {
            var catalog = new CatalogTopic(
                            admin,
                            settings.clientConfig(),
                            (short) settings.replicationFactor(),
                            settings.deadline(),
                            random)
                    .open();
            return new KafkaLog(settings, admin, catalog, random, clock);
        } catch (LogException | InterruptedException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static ScheduledExecutorService oneThread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void contact() {
        var unused = KafkaAnswer.of(admin.describeCluster().clusterId(), CONTACT_INTERVAL, "Kafka is out of reach")
                .handle((clusterId, failure) -> reachable = failure == null);
    }

    /** The streams. */
    public Streams streams() {
        return streams;
    }

    /** Appends to shards. */
    public ShardWriter writer() {
        return writer;
    }

    /** Reads shards. */
    public ShardReader reader() {
        return reader;
    }

    /** Finds positions in shards. */
    public ShardOffsets offsets() {
        return offsets;
    }

    /** Keys that all gateways of the cluster share. */
    public Secrets secrets() {
        return secrets;
    }

    /** Whether Kafka answered lately. */
    public boolean isReady() {
        return reachable;
    }

    /** Waits for what is under way, within the deadline, then lets go of Kafka. */
    @Override
    public void close() {
        lifecycle.shutdownNow();
        writer.close();
        reader.close();
        timer.shutdownNow();
        catalog.close();
        admin.close(Duration.ofSeconds(5));
    }
}
