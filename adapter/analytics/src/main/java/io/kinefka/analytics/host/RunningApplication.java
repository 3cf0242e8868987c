package io.kinefka.analytics.host;

import io.kinefka.log.host.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version of an application while it runs here. */
final class RunningApplication implements Supervisor.Running {
    private static final Logger LOG = LoggerFactory.getLogger(RunningApplication.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final HostedApplication application;
    private final Optional<PreparedInput> preparedInput;
    private final KafkaStreams streams;
    private final List<FunctionReader> functionReaders = new ArrayList<>();
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * Makes the application and starts it; waits for Kafka.
     *
     * @param groupInstance names this process in the group
     * @param onFailure called when it has ended by itself, by a thread that must not wait
     */
    RunningApplication(
            HostedApplication application, HostEnvironment environment, String groupInstance, Runnable onFailure) {
        this.application = application;
        int partitions;
        try (Admin admin = Admin.create(Map.copyOf(environment.kafka()))) {
            partitions = new StartPosition(admin, application).prepare();
            new FunctionTopics(admin).create(application);
        }
        preparedInput = application
                .input()
                .preprocessing()
                .map(preprocessing -> new PreparedInput(
                        application,
                        new InputPreparation(preprocessing, environment, Backoff.IN_TIME),
                        environment.clock()));
        Properties properties = ApplicationProperties.of(
                environment.kafka(), application, environment.directory().resolve("streams"), groupInstance);
        streams = new KafkaStreams(
                ApplicationTopology.of(application, environment, partitions, this::lag), properties, new Clients());
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.atError()
                    .addKeyValue("application", application.name())
                    .setCause(failure)
                    .log("An application has failed and will be started again");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.ERROR) {
                onFailure.run();
            }
        });
        streams.start();
        for (HostedOutput output : application.outputs()) {
            if (output.target() instanceof HostedOutput.Target.Function function) {
                functionReaders.add(new FunctionReader(
                        application,
                        function.topic(),
                        environment.kafka(),
                        new FunctionDelivery(function, environment, Backoff.IN_TIME),
                        onFailure));
            }
        }
    }

    /** Leaves the group. */
    @Override
    public void close() {
        functionReaders.forEach(FunctionReader::close);
        boolean hasEnded =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_MAX));
        if (!hasEnded) {
            LOG.atWarn()
                    .addKeyValue("application", application.name())
                    .log("An application takes long to stop; whoever follows will fence it");
        }
        preparedInput.ifPresent(PreparedInput::close);
    }

    /** Called by the thread that polls the consumer. */
    private OptionalLong lag(TopicPartition partition) {
        Consumer<byte[], byte[]> polled = consumer;
        return polled == null || !polled.assignment().contains(partition)
                ? OptionalLong.empty()
                : polled.currentLag(partition);
    }

    /** Kafka's own clients; the one that reads is remembered. */
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
            Consumer<byte[], byte[]> real = getRestoreConsumer(config);
            Consumer<byte[], byte[]> made =
                    preparedInput.map(prepared -> prepared.over(real)).orElse(real);
            consumer = made;
            return made;
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
