package io.kinefka.analytics.host;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a gateway does to run applications. */
final class Host implements AutoCloseable {
    private final ApplicationHosts hosts;

    Host(Map<String, String> kafka, Path directory) {
        this(kafka, directory, OutputStreams.NONE);
    }

    Host(Map<String, String> kafka, Path directory, OutputStreams outputs) {
        hosts = new ApplicationHosts(new HostEnvironment(
                kafka,
                directory,
                RecordOpener.NONE,
                topic -> Optional.empty(),
                outputs,
                () -> UUID.randomUUID().toString(),
                Clock.systemUTC()));
    }

    void retain(HostedApplication... applications) {
        hosts.retain(List.of(applications));
    }

    @Override
    public void close() {
        hosts.close();
    }
}
