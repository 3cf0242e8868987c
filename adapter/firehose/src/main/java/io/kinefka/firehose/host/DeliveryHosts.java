package io.kinefka.firehose.host;

import io.kinefka.log.host.GroupInstance;
import io.kinefka.log.host.Supervisors;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs delivery streams in this process. Other processes may run the same ones; they share their partitions.
 *
 * <p>Each runs by itself: when one fails it is started again after a while, and the others do not notice.
 */
public final class DeliveryHosts implements AutoCloseable {
    private final GroupInstance instance;
    private final Supervisors<HostedStream> supervisors;

    /**
     * Runs nothing yet.
     *
     * @throws java.io.UncheckedIOException if the environment's directory cannot be written
     */
    public DeliveryHosts(HostEnvironment environment) {
        instance = GroupInstance.in(environment.directory().resolve("instances"));
        supervisors = new Supervisors<>(
                id -> "firehose-" + id,
                (stream, onFailure) -> new DeliveryApplication(stream, environment, instance.name(), onFailure));
    }

    /**
     * These delivery streams are to run, and no others. Waits for nothing: what has changed is started again, and what is
     * gone is stopped, some time later.
     */
    public void retain(Collection<HostedStream> streams) {
        supervisors.retain(
                streams.stream().collect(Collectors.toMap(HostedStream::applicationId, Function.identity())));
    }

    /** Stops everything, and waits some seconds for it. */
    @Override
    public void close() {
        supervisors.close();
        instance.close();
    }
}
