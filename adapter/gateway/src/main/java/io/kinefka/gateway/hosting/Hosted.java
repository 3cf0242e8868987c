package io.kinefka.gateway.hosting;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a service's work running in this process, by a thread that may wait. What that takes is made when there is some for
 * the first time.
 *
 * @param <W> what is to run
 */
public final class Hosted<W> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hosted.class);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(15);

    private final String name;
    private final Supplier<Host<W>> opening;
    private final ScheduledExecutorService thread;
    private volatile Collection<W> latest = List.of();
    // Only the thread sees it.
    private @Nullable Host<W> host;

    /** Runs work of one kind. */
    public interface Host<W> extends AutoCloseable {
        /**
         * These are to run, and no others.
         *
         * @return whether all of them do; if not, it is asked again
         */
        boolean retain(Collection<W> wanted);

        @Override
        void close();
    }

    /**
     * Runs nothing yet.
     *
     * @param name for the thread, and people
     */
    public Hosted(String name, Supplier<Host<W>> opening) {
        this.name = name;
        this.opening = opening;
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var made = new Thread(task, "kinefka-" + name);
            made.setDaemon(true);
            return made;
        });
    }

    /** From now on these run, and no others. Does not wait. */
    public void retain(Collection<W> wanted) {
        latest = List.copyOf(wanted);
        if (!thread.isShutdown()) {
            thread.execute(this::follow);
        }
    }

    private void follow() {
        var wanted = latest;
        try {
            if (host == null && !wanted.isEmpty()) {
                host = opening.get();
            }
            if (host == null || host.retain(wanted)) {
                return;
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("what", name).log("Not all can run; trying again");
        }
        var unused = thread.schedule(this::follow, RETRY.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Stops running; others go on with it, or this process does later. */
    @Override
    public void close() {
        thread.execute(() -> {
            if (host != null) {
                host.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.atWarn().addKeyValue("what", name).log("It takes long to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
