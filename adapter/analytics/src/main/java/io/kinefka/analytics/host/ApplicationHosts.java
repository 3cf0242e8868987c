package io.kinefka.analytics.host;

import io.kinefka.log.host.GroupInstance;
import io.kinefka.log.host.Supervisors;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs applications in this process. Other processes may run the same ones; they share their tasks.
 *
 * <p>Each runs by itself: when one fails it is started again after a while, and the others do not notice.
 */
public final class ApplicationHosts implements AutoCloseable {
    private final GroupInstance instance;
    private final Supervisors<HostedApplication> supervisors;

    /**
     * Runs nothing yet.
     *
     * @throws java.io.UncheckedIOException if the environment's directory cannot be written
     */
    public ApplicationHosts(HostEnvironment environment) {
        instance = GroupInstance.in(environment.directory().resolve("instances"));
        supervisors = new Supervisors<>(
                id -> "analytics-" + id,
                (application, onFailure) ->
                        new RunningApplication(application, environment, instance.name(), onFailure));
    }

    /**
     * These applications are to run, and no others. Waits for nothing: what has changed is started again, and what is gone is stopped, some
     * time later.
     */
    public void retain(Collection<HostedApplication> applications) {
        supervisors.retain(
                applications.stream().collect(Collectors.toMap(HostedApplication::applicationId, Function.identity())));
    }

    /** Stops everything, and waits some seconds for it. */
    @Override
    public void close() {
        supervisors.close();
        instance.close();
    }
}
