package io.kinefka.log.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Runs applications in this process, each by itself: when one fails it is started again after a while, and the others do not notice.
 *
 * @param <A> as in {@link Supervisor}
 */
public final class Supervisors<A> implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(12);

    private final UnaryOperator<String> names;
    private final Supervisor.Applications<A> applications;
    private final Map<String, Supervisor<A>> supervisors = new HashMap<>();
    private boolean isClosed;

    /**
     * Runs nothing yet.
     *
     * @param names what to call an application's supervisor, by the application's id
     */
    public Supervisors(UnaryOperator<String> names, Supervisor.Applications<A> applications) {
        this.names = names;
        this.applications = applications;
    }

    /**
     * These applications are to run, and no others. Waits for nothing: what has changed is started again, and what is gone is stopped, some
     * time later.
     *
     * @param wanted by their ids
     */
    public synchronized void retain(Map<String, A> wanted) {
        if (isClosed) {
            return;
        }
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
        List<Supervisor<A>> closing;
        synchronized (this) {
            isClosed = true;
            closing = List.copyOf(supervisors.values());
            closing.forEach(supervisor -> supervisor.want(null));
        }
        long end = System.nanoTime() + CLOSE_MAX.toNanos();
        try {
            for (Supervisor<A> supervisor : closing) {
                supervisor.join(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String id, A application) {
        Supervisor<A> known = supervisors.get(id);
        if (known == null || !known.want(application)) {
            supervisors.put(id, new Supervisor<>(names.apply(id), application, applications));
        }
    }
}
