package io.kinefka.analytics.host;

import io.kinefka.encryption.KeyService;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.KafkaLogSettings;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A gateway without an API: it knows streams, and runs applications that write to them. */
final class StreamGateway implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(3);

    private final KafkaLog log;
    private final Host host;

    private StreamGateway(KafkaLog log, Host host) {
        this.log = log;
        this.host = host;
    }

    static StreamGateway open(String bootstrapServers, Path directory, KeyService keys) throws InterruptedException {
        KafkaLog log = KafkaLog.open(settings(bootstrapServers), keys, Clock.systemUTC());
        return new StreamGateway(
                log,
                new Host(
                        Map.of("bootstrap.servers", bootstrapServers),
                        directory,
                        OutputStreams.of(log.writer().admission())));
    }

    /** In this process. */
    static StreamGateway open(Path directory) throws InterruptedException {
        return open(directory, KeyService.NONE);
    }

    static StreamGateway open(Path directory, KeyService keys) throws InterruptedException {
        return open(Topic.bootstrapServers(), directory, keys);
    }

    private static KafkaLogSettings settings(String bootstrapServers) {
        return new KafkaLogSettings(
                bootstrapServers,
                Map.of(),
                "000000000000",
                "us-east-1",
                new StreamDurations(Duration.ZERO, Duration.ZERO),
                -1,
                LEASE,
                Duration.ofSeconds(60),
                64L << 20,
                2,
                64,
                8 << 20,
                MetricSettings.DEFAULT,
                TableSettings.DEFAULT);
    }

    KafkaLog log() {
        return log;
    }

    void retain(HostedApplication... applications) {
        host.retain(applications);
    }

    StreamMetadata create(String name, int shards, StreamOptions options) {
        return log.streams()
                .create(
                        new NewStream(
                                new StreamId("000000000000", "us-east-1", name),
                                StreamMode.PROVISIONED,
                                shards,
                                new TreeMap<>(),
                                options),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        host.close();
        log.close();
    }

    /** A gateway in a process of its own, with an application that reads a topic and writes to a stream. */
    public static void main(String[] arguments) throws InterruptedException {
        StreamGateway gateway = open(arguments[0], Path.of(arguments[1]), KeyService.NONE);
        gateway.retain(Clicks.intoStream(arguments[2], arguments[3]));
        new CountDownLatch(1).await();
    }
}
