package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.Grouping;
import io.kinefka.delivery.config.Source;
import io.kinefka.log.host.Supervisor;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version of a delivery stream while it runs here: a Kafka Streams application around an engine. */
final class DeliveryApplication implements Supervisor.Running {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryApplication.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final HostedStream stream;
    private final HostEnvironment environment;
    private final DeliveryEngine engine;
    private final DeliveryMetrics metrics;
    private final KafkaStreams streams;
    private @Nullable EngineConsumer consumer;

    /**
     * Makes the application and starts it.
     *
     * @param groupInstance names this process in the group
     * @param onFailure called when it has ended by itself, by a thread that must not wait
     */
    DeliveryApplication(HostedStream stream, HostEnvironment environment, String groupInstance, Runnable onFailure) {
        this.stream = stream;
        this.environment = environment;
        metrics = new DeliveryMetrics(stream.config(), environment.measurements());
        engine = new DeliveryEngine(
                stream.config(),
                Grouping.TOGETHER,
                environment.resources(),
                metrics,
                environment.clock().instant());
        Properties properties = ApplicationProperties.of(
                environment.kafka(), stream, environment.directory().resolve("streams"), groupInstance);
        streams = new KafkaStreams(topology(), properties, new Clients());
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.atError()
                    .addKeyValue("stream", stream.config().name())
                    .setCause(failure)
                    .log("A delivery stream has failed and will be started again");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.ERROR) {
                onFailure.run();
            }
        });
        streams.start();
    }

    /** Leaves the group and forgets what is not durable. */
    @Override
    public void close() {
        boolean hasEnded =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_MAX));
        if (!hasEnded) {
            LOG.atWarn()
                    .addKeyValue("stream", stream.config().name())
                    .log("A delivery stream takes long to stop; whoever follows will fence it");
        }
        engine.close();
    }

    private Topology topology() {
        RecordPositions positions = RecordPositions.of(stream.config(), environment.shards());
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "source",
                        // Streams leaves out records whose time is negative.
                        (found, partitionTime) -> Math.max(0, found.timestamp()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        stream.topic())
                .<byte[], byte[], Void, Void>addProcessor(
                        "delivery",
                        () -> new DeliveryProcessor(
                                stream.topic(), engine, this::gate, positions, metrics, environment.clock()),
                        "source");
    }

    private EngineConsumer gate() {
        if (consumer == null) {
            throw new IllegalStateException("There is no task before there is a consumer");
        }
        return consumer;
    }

    private EngineConsumer gate(Consumer<byte[], byte[]> real) {
        return new EngineConsumer(
                real,
                engine,
                new RecordOpening(environment.encryption()),
                stream.config().source() instanceof Source.KinesisStream
                        ? ReadMetrics.ofKinesisStream(metrics)
                        : ReadMetrics.NONE,
                stream.startAt(),
                environment.clock());
    }

    /** Kafka's own clients, except for the one that reads the records. */
    private final class Clients implements KafkaClientSupplier {

        @Override
        public Admin getAdmin(Map<String, Object> config) {
            return Admin.create(config);
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
            EngineConsumer made = gate(getRestoreConsumer(config));
            consumer = made;
            return made.asConsumer();
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
            return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
            return getRestoreConsumer(config);
        }
    }
}
