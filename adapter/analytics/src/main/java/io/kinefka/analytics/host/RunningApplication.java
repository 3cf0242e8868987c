package io.kinefka.analytics.host;

import io.kinefka.log.host.StreamsApplication;
import io.kinefka.log.host.StreamsClients;
import io.kinefka.log.host.Supervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One version of an application while it runs here. */
final class RunningApplication implements Supervisor.Running {
    private final Optional<PreparedInput> preparedInput;
    private final OutputStreams outputs;
    private final StreamsApplication running;
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
        this.outputs = environment.outputs();
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
        running = new StreamsApplication(
                application.name(),
                ApplicationTopology.of(application, environment, partitions, this::lag),
                properties,
                new Clients(),
                onFailure);
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
        running.close();
        preparedInput.ifPresent(PreparedInput::close);
    }

    /** Called by the thread that polls the consumer. */
    private OptionalLong lag(TopicPartition partition) {
        Consumer<byte[], byte[]> polled = consumer;
        return polled == null || !polled.assignment().contains(partition)
                ? OptionalLong.empty()
                : polled.currentLag(partition);
    }

    /** The consumer that reads is remembered. */
    private final class Clients extends StreamsClients {

        @Override
        protected Consumer<byte[], byte[]> before(Consumer<byte[], byte[]> real) {
            Consumer<byte[], byte[]> made =
                    preparedInput.map(prepared -> prepared.over(real)).orElse(real);
            consumer = made;
            return made;
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new OutputProducer(config, outputs);
        }
    }
}
