package io.kinefka.analytics.host;

import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a gateway does to run applications. */
final class Host implements AutoCloseable {
    static final Functions NO_FUNCTIONS = (function, payload) -> {
        throw new FunctionException("There is no function");
    };

    private final ApplicationHosts hosts;

    Host(Map<String, String> kafka, Path directory) {
        this(kafka, directory, HostEnvironment.WAITING_BYTES_MAX);
    }

    Host(Map<String, String> kafka, Path directory, long waitingBytesMax) {
        this(kafka, directory, waitingBytesMax, OutputStreams.NONE, NO_FUNCTIONS);
    }

    Host(Map<String, String> kafka, Path directory, Functions functions) {
        this(kafka, directory, HostEnvironment.WAITING_BYTES_MAX, OutputStreams.NONE, functions);
    }

    Host(Map<String, String> kafka, Path directory, OutputStreams outputs) {
        this(kafka, directory, HostEnvironment.WAITING_BYTES_MAX, outputs, NO_FUNCTIONS);
    }

    private Host(
            Map<String, String> kafka,
            Path directory,
            long waitingBytesMax,
            OutputStreams outputs,
            Functions functions) {
        hosts = new ApplicationHosts(new HostEnvironment(
                kafka,
                directory,
                waitingBytesMax,
                RecordOpener.NONE,
                topic -> Optional.empty(),
                outputs,
                functions,
                () -> UUID.randomUUID().toString(),
                Clock.systemUTC()));
    }

    /** For a topology without a broker. */
    static HostEnvironment withoutKafka(Functions functions, Clock clock) {
        return new HostEnvironment(
                Map.of(),
                Path.of("unused"),
                HostEnvironment.WAITING_BYTES_MAX,
                RecordOpener.NONE,
                topic -> Optional.empty(),
                OutputStreams.NONE,
                functions,
                () -> "key",
                clock);
    }

    void retain(HostedApplication... applications) {
        hosts.retain(List.of(applications));
    }

    @Override
    public void close() {
        hosts.close();
    }
}
