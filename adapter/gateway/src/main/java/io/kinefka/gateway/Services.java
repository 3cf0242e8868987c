package io.kinefka.gateway;

import io.kinefka.aws.Service;
import io.kinefka.companions.CloudWatchService;
import io.kinefka.companions.StsService;
import io.kinefka.companions.dynamodb.DynamoDbService;
import io.kinefka.companions.dynamodb.lease.CheckpointMirror;
import io.kinefka.companions.dynamodb.table.Tables;
import io.kinefka.encryption.KeyService;
import io.kinefka.firehose.AwsFirehoseLimits;
import io.kinefka.firehose.FirehoseLimits;
import io.kinefka.firehose.FirehoseService;
import io.kinefka.firehose.FirehoseSettings;
import io.kinefka.gateway.analytics.AnalyticsWorkshop;
import io.kinefka.gateway.config.GatewayConfig;
import io.kinefka.gateway.config.LimitsProfile;
import io.kinefka.gateway.delivery.DeliveryHosting;
import io.kinefka.gateway.delivery.HostedDeliveries;
import io.kinefka.gateway.faults.AdjustableClock;
import io.kinefka.gateway.faults.FaultsApi;
import io.kinefka.gateway.hosting.Surroundings;
import io.kinefka.gateway.metrics.Metrics;
import io.kinefka.kinesis.ChangeDurations;
import io.kinefka.kinesis.KinesisService;
import io.kinefka.kinesis.KinesisSettings;
import io.kinefka.kinesis.OnDemandPolicy;
import io.kinefka.kinesis.ReshardNow;
import io.kinefka.kinesis.limits.ApiRates;
import io.kinefka.kinesis.limits.DailyQuotas;
import io.kinefka.kinesis.limits.FanOutLimits;
import io.kinefka.kinesis.limits.Faults;
import io.kinefka.kinesis.limits.Limits;
import io.kinefka.kinesis.limits.ScriptedFaults;
import io.kinefka.kinesis.limits.ShardLimits;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.KafkaLogSettings;
import io.kinefka.log.error.LogException;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The services that this program answers for, and the log that they share.
 *
 * @param all the table: one line for each service
 * @param log where they keep everything
 * @param checkpoints shows those of KCL applications as offsets
 * @param deliveries deliver what delivery streams receive
 * @param analytics runs applications
 * @param faults scripts what goes wrong on purpose; absent where that is not wanted
 */
record Services(
        List<Service> all,
        KafkaLog log,
        CheckpointMirror checkpoints,
        HostedDeliveries deliveries,
        AnalyticsWorkshop analytics,
        Optional<FaultsApi> faults)
        implements AutoCloseable {

    static Services start(
            GatewayConfig config, String bootstrapServers, KeyService keys, Metrics metrics, Optional<URI> localS3) {
        var around = new Surroundings(config, bootstrapServers, localS3);
        return config.streams().limits() == LimitsProfile.AWS
                ? startLimited(around, keys, metrics)
                : startUnlimited(around, keys, metrics);
    }

    private static Services startUnlimited(Surroundings around, KeyService keys, Metrics metrics) {
        var config = around.config();
        var clock = Clock.systemUTC();
        var log = open(around, keys, clock);
        var quotas = DailyQuotas.of(config.streams().scaleQuota(), false, clock);
        var limits = new Limits(ShardLimits.NONE, FanOutLimits.NONE, ApiRates.NONE, quotas, Faults.NONE);
        return serve(around, log, settings(config, limits), FirehoseLimits.NONE, metrics, clock, Optional.empty());
    }

    private static Services startLimited(Surroundings around, KeyService keys, Metrics metrics) {
        var config = around.config();
        var clock = new AdjustableClock(Clock.systemUTC());
        var faults = new ScriptedFaults(clock);
        var log = open(around, keys, clock);
        var settings =
                settings(config, Limits.aws(log::gatewayCount, config.streams().scaleQuota(), faults, clock));
        var api = new FaultsApi(
                faults,
                clock,
                log.streams(),
                new ReshardNow(log.streams(), settings),
                config.caller().accountId(),
                config.caller().region());
        var delivery = new AwsFirehoseLimits(log::gatewayCount, clock);
        return serve(around, log, settings, delivery, metrics, clock, Optional.of(api));
    }

    private static Services serve(
            Surroundings around,
            KafkaLog log,
            KinesisSettings settings,
            FirehoseLimits deliveryLimits,
            Metrics metrics,
            Clock clock,
            Optional<FaultsApi> faults) {
        var config = around.config();
        var delivery = new FirehoseSettings(config.delivery().partitions(), deliveryLimits);
        var deliveries = new HostedDeliveries(() -> DeliveryHosting.open(around, log, metrics.deliveries()));
        var analytics = new AnalyticsWorkshop(around, log, clock);
        var checkpoints = new CheckpointMirror(new Tables(log.tables()), log.streams(), log.groups());
        try {
            var all = new ArrayList<>(List.of(
                    await(KinesisService.create(log, settings, metrics.shards(), clock)),
                    FirehoseService.create(log, delivery, deliveries, clock),
                    CloudWatchService.create(log.metrics(), clock),
                    DynamoDbService.create(log.tables(), config.tables().countMax(), clock, checkpoints::written),
                    StsService.create()));
            all.addAll(analytics.services());
            return new Services(List.copyOf(all), log, checkpoints, deliveries, analytics, faults);
        } catch (RuntimeException e) {
            deliveries.close();
            analytics.close();
            checkpoints.close();
            log.close();
            throw e;
        }
    }

    private static KinesisSettings settings(GatewayConfig config, Limits limits) {
        var durations = config.streams().durations();
        var onDemand = config.streams().onDemand();
        return new KinesisSettings(
                config.streams().shardLimit(),
                new ChangeDurations(
                        durations.split(),
                        durations.merge(),
                        durations.scale(),
                        durations.encrypt(),
                        durations.configure(),
                        durations.register(),
                        durations.deregister()),
                new OnDemandPolicy(
                        onDemand.bytesPerSecondMax(),
                        onDemand.recordsPerSecondMax(),
                        onDemand.window(),
                        onDemand.shardsMax()),
                config.streams().subscription(),
                limits);
    }

    private static KafkaLog open(Surroundings around, KeyService keys, Clock clock) {
        var config = around.config();
        var settings = new KafkaLogSettings(
                around.bootstrapServers(),
                config.kafka().clients().values(),
                config.caller().accountId(),
                config.caller().region(),
                new StreamDurations(
                        config.streams().durations().create(),
                        config.streams().durations().delete()),
                config.kafka().topicReplicationFactor(),
                config.kafka().leaseDuration(),
                config.requests().timeout(),
                config.requests().writeBytesMax(),
                config.requests().readThreads(),
                config.requests().readQueueMax(),
                config.requests().tailBytesMax(),
                new MetricSettings(
                        config.metrics().retention(), config.metrics().bytesMax()),
                new TableSettings(config.tables().bytesMax(), config.tables().itemsMax(), TableSettings.LOG_BYTES_MIN));
        try {
            return KafkaLog.open(settings, keys, clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LogException.unavailable("Interrupted while starting", e);
        }
    }

    private static Service await(CompletionStage<Service> service) {
        return service.toCompletableFuture().join();
    }

    /** Whether requests can be served right now. */
    boolean isReady() {
        return log.isReady();
    }

    /** Bytes of records that are on their way to Kafka. */
    long writeBytes() {
        return log.writeBytesUnderWay();
    }

    /** Finishes what is on its way to Kafka and lets go of it. */
    @Override
    public void close() {
        deliveries.close();
        analytics.close();
        checkpoints.close();
        log.close();
    }
}
