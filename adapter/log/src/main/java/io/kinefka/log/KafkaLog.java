package io.kinefka.log;

import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.log.account.Accounts;
import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogTopic;
import io.kinefka.log.claim.ClaimTopic;
import io.kinefka.log.claim.Claims;
import io.kinefka.log.cluster.Membership;
import io.kinefka.log.cluster.MembershipTopic;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreams;
import io.kinefka.log.delivery.DeliveryStreamsSettings;
import io.kinefka.log.error.KafkaAnswer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.group.GroupOffsets;
import io.kinefka.log.metrics.MetricTopic;
import io.kinefka.log.metrics.Metrics;
import io.kinefka.log.policy.ResourcePolicies;
import io.kinefka.log.read.RecordOpener;
import io.kinefka.log.read.ShardOffsets;
import io.kinefka.log.read.ShardReader;
import io.kinefka.log.stream.Streams;
import io.kinefka.log.stream.StreamsSettings;
import io.kinefka.log.table.StateTable;
import io.kinefka.log.table.TableTopic;
import io.kinefka.log.tail.ShardPolls;
import io.kinefka.log.tail.ShardTails;
import io.kinefka.log.write.ShardWriter;
import io.kinefka.log.write.StreamWriter;
import io.kinefka.log.write.TopicWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that this program keeps in one Kafka cluster, opened and closed as a whole. */
public final class KafkaLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLog.class);
    private static final int LIFECYCLE_THREADS = 4;
    private static final Duration CONTACT_INTERVAL = Duration.ofSeconds(2);
    /** A broker that has just started, on a machine that is busy, may need minutes for what else takes a moment. */
    private static final Duration OPENING_MAX = Duration.ofMinutes(5);

    private final Admin admin;
    private final Catalog catalog;
    private final Membership membership;
    private final ScheduledExecutorService lifecycle;
    private final ScheduledExecutorService timer;
    private final Streams streams;
    private final StreamConsumers consumers;
    private final DeliveryStreams deliveryStreams;
    private final AnalyticsApplications applications;
    private final TopicWriter topicWriter;
    private final ResourcePolicies policies;
    private final Accounts accounts;
    private final ShardWriter shardWriter;
    private final StreamWriter writer;
    private final ShardReader reader;
    private final ShardTails tails;
    private final ShardPolls polls;
    private final ShardOffsets offsets;
    private final GroupOffsets groups;
    private final Secrets secrets;
    private final Metrics metrics;
    private final Claims claims;
    private final StateTable tables;
    private final KeyService keys;
    private volatile boolean reachable = true;

    private KafkaLog(
            KafkaLogSettings settings,
            Admin admin,
            Catalog catalog,
            Membership membership,
            KeyService keys,
            SecureRandom random,
            Clock clock) {
        this.admin = admin;
        this.catalog = catalog;
        this.membership = membership;
        var config = settings.clientConfig();
        lifecycle = threads("kinefka-stream-lifecycle", LIFECYCLE_THREADS);
        timer = threads("kinefka-timer", 1);
        streams = new Streams(
                catalog,
                admin,
                membership,
                new StreamsSettings(
                        settings.defaultAccountId(),
                        settings.defaultRegion(),
                        settings.durations(),
                        (short) settings.replicationFactor(),
                        settings.deadline()),
                DeliveryStreams::ownTopics,
                clock,
                lifecycle);
        consumers = new StreamConsumers(catalog, clock);
        policies = new ResourcePolicies(catalog);
        accounts = new Accounts(catalog);
        this.keys = keys;
        var encryption = new RecordEncryption(keys, DataKeyLimits.DEFAULT, clock);
        var opener = new RecordOpener(encryption);
        tails = new ShardTails(config, opener, settings.tailBytesMax());
        streams.onChange(state -> tails.wakeAll());
        shardWriter = new ShardWriter(config, settings.writeBytesMax(), settings.deadline(), timer, tails::appended);
        writer = new StreamWriter(streams, shardWriter, membership, encryption);
        reader = new ShardReader(
                config, settings.readThreads(), settings.readQueueMax(), settings.deadline(), opener, clock);
        polls = new ShardPolls(reader, tails, timer, clock);
        streams.onChange(state -> polls.retain(state.streams().values()));
        offsets = new ShardOffsets(admin, settings.deadline());
        groups = new GroupOffsets(admin, settings.deadline());
        deliveryStreams = new DeliveryStreams(
                catalog,
                admin,
                groups,
                new DeliveryStreamsSettings(
                        settings.defaultAccountId(),
                        settings.defaultRegion(),
                        (short) settings.replicationFactor(),
                        settings.deadline()),
                clock,
                lifecycle);
        applications = new AnalyticsApplications(catalog, clock);
        topicWriter = new TopicWriter(shardWriter);
        deliveryStreams.onChange(all ->
                topicWriter.retain(all.stream().map(DeliveryStream::topic).toList()));
        secrets = new Secrets(catalog, random, OPENING_MAX);
        metrics = new Metrics(
                new MetricTopic(
                        admin,
                        config,
                        (short) settings.replicationFactor(),
                        settings.metrics().retention(),
                        settings.deadline()),
                settings.metrics(),
                clock);
        claims = new Claims(new ClaimTopic(admin, config, (short) settings.replicationFactor(), settings.deadline()));
        tables = new StateTable(
                new TableTopic(
                        admin, config, (short) settings.replicationFactor(), TableTopic.NAME, settings.deadline()),
                settings.tables(),
                random);
        var unused = timer.scheduleWithFixedDelay(this::contact, 0, CONTACT_INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Connects, and waits until the catalog is replayed.
     *
     * @param keys what streams may be encrypted with
     * @throws LogException when Kafka refuses, or does not make that possible within five minutes
     */
    public static KafkaLog open(KafkaLogSettings settings, KeyService keys, Clock clock) throws InterruptedException {
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
                    .open(OPENING_MAX);
            return new KafkaLog(settings, admin, catalog, join(settings, admin, catalog), keys, random, clock);
        } catch (LogException | InterruptedException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static Membership join(KafkaLogSettings settings, Admin admin, Catalog catalog)
            throws InterruptedException {
        try {
            return new MembershipTopic(
                            admin,
                            settings.clientConfig(),
                            (short) settings.replicationFactor(),
                            settings.leaseDuration(),
                            OPENING_MAX,
                            settings.deadline())
                    .join(catalog);
        } catch (LogException | InterruptedException e) {
            catalog.close();
            throw e;
        }
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(count, task -> {
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

    /** The consumers of the streams. */
    public StreamConsumers consumers() {
        return consumers;
    }

    /** The delivery streams. */
    public DeliveryStreams deliveryStreams() {
        return deliveryStreams;
    }

    /** The analytics applications. */
    public AnalyticsApplications applications() {
        return applications;
    }

    /** Appends to topics that are not streams. */
    public TopicWriter topicWriter() {
        return topicWriter;
    }

    /** The policies of streams and consumers. */
    public ResourcePolicies policies() {
        return policies;
    }

    /** The settings of accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** Finds out what other gateways have changed, if there are any; completes with whether there may be news. */
    public CompletionStage<Boolean> refresh() {
        return membership.isAlone()
                ? CompletableFuture.completedFuture(false)
                : catalog.refresh().thenApply(newest -> true);
    }

    /** Does something again and again until this log is closed; what it throws is logged. */
    public void every(Duration interval, Runnable task) {
        var unused = lifecycle.scheduleWithFixedDelay(
                () -> attempt(task), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A periodic task failed");
        }
    }

    /** The bytes of records that are on their way to Kafka. */
    public long writeBytesUnderWay() {
        return shardWriter.bytesUnderWay();
    }

    /** How many gateways are at work, this one included. */
    public int gatewayCount() {
        return membership.liveCount();
    }

    /** Appends to streams. */
    public StreamWriter writer() {
        return writer;
    }

    /** Reads shards. */
    public ShardReader reader() {
        return reader;
    }

    /** Reads shards, from memory where their ends are asked for again and again. */
    public ShardPolls polls() {
        return polls;
    }

    /** Follows the ends of shards. */
    public ShardTails tails() {
        return tails;
    }

    /** Finds positions in shards. */
    public ShardOffsets offsets() {
        return offsets;
    }

    /** The positions of consumer groups. */
    public GroupOffsets groups() {
        return groups;
    }

    /** Keys that streams may be encrypted with. */
    public KeyService keys() {
        return keys;
    }

    /** Keys that all gateways of the cluster share. */
    public Secrets secrets() {
        return secrets;
    }

    /** What was measured lately, by all gateways. */
    public Metrics metrics() {
        return metrics;
    }

    /** Gives each place to one who claims it, over all gateways. */
    public Claims claims() {
        return claims;
    }

    /** What all gateways share, besides streams. */
    public StateTable tables() {
        return tables;
    }

    /** Whether Kafka answered lately. */
    public boolean isReady() {
        return reachable;
    }

    /** Waits for what is under way, within the deadline, then lets go of Kafka. */
    @Override
    public void close() {
        lifecycle.shutdownNow();
        shardWriter.close();
        tails.close();
        reader.close();
        metrics.close();
        claims.close();
        tables.close();
        timer.shutdownNow();
        membership.close();
        catalog.close();
        admin.close(Duration.ofSeconds(5));
    }
}
