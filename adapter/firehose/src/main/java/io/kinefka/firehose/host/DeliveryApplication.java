package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryEngine;
import io.kinefka.delivery.Grouping;
import io.kinefka.delivery.config.Source;
import io.kinefka.log.host.StreamsApplication;
import io.kinefka.log.host.StreamsClients;
import io.kinefka.log.host.Supervisor;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** One version of a delivery stream while it runs here: a Kafka Streams application around an engine. */
final class DeliveryApplication implements Supervisor.Running {
    private final HostedStream stream;
    private final HostEnvironment environment;
    private final DeliveryEngine engine;
    private final DeliveryMetrics metrics;
    private final StreamsApplication running;
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
        running = new StreamsApplication(stream.config().name(), topology(), properties, new Clients(), onFailure);
    }

    /** Leaves the group and forgets what is not durable. */
    @Override
    public void close() {
        running.close();
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

    private final class Clients extends StreamsClients {

        @Override
        protected Consumer<byte[], byte[]> before(Consumer<byte[], byte[]> real) {
            EngineConsumer made = gate(real);
            consumer = made;
            return made.asConsumer();
        }
    }
}
