package io.kinefka.firehose.host;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs delivery streams in this process. Other processes may run the same ones; they share their partitions.
 *
 * <p>Each runs by itself: when one fails it is started again after a while, and the others do not notice.
 */
public final class DeliveryHosts implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(12);

    private final Supervisor.Applications applications;
    private final GroupInstance instance;
    private final Map<String, Supervisor> supervisors = new HashMap<>();
    private boolean isClosed;

    /**
     * Runs nothing yet.
     *
     * @throws java.io.UncheckedIOException if the environment's directory cannot be written
     */
    public DeliveryHosts(HostEnvironment environment) {
        instance = GroupInstance.in(environment.directory().resolve("instances"));
        applications = (stream, onFailure) -> new DeliveryApplication(stream, environment, instance.name(), onFailure);
    }

    /**
     * These delivery streams are to run, and no others. Waits for nothing: what has changed is started again, and what is
     * gone is stopped, some time later.
     */
    public synchronized void retain(Collection<HostedStream> streams) {
        if (isClosed) {
            return;
        }
        Map<String, HostedStream> wanted =
                streams.stream().collect(Collectors.toMap(HostedStream::applicationId, Function.identity()));
        supervisors.values().removeIf(Supervisor::hasEnded);
        supervisors.forEach((id, supervisor) -> {
            if (!wanted.containsKey(id)) {
                supervisor.want(null);
            }
        });
        wanted.forEach(this::run);
    }

    /** Stops everything, and waits some seconds for it. */
    @Override
    public void close() {
        List<Supervisor> closing;
        synchronized (this) {
            isClosed = true;
            closing = List.copyOf(supervisors.values());
            closing.forEach(supervisor -> supervisor.want(null));
        }
        long end = System.nanoTime() + CLOSE_MAX.toNanos();
        try {
            for (Supervisor supervisor : closing) {
                supervisor.join(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        instance.close();
    }

    private void run(String id, HostedStream stream) {
        Supervisor known = supervisors.get(id);
        if (known == null || !known.want(stream)) {
            supervisors.put(id, new Supervisor(stream, applications));
        }
    }
}
