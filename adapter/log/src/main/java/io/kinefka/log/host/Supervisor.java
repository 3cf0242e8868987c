package io.kinefka.log.host;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one application running, in the version that is wanted, on a thread of its own that may wait. When it fails it is started again after a
 * while.
 *
 * @param <A> an application in one of its versions; those that are not equal are different versions
 */
public final class Supervisor<A> {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String name;
    private final Applications<A> applications;
    private final Thread thread;
    private @Nullable A wanted;
    private boolean hasFailed;
    private boolean hasEnded;

    /** Starts applications. */
    public interface Applications<A> {
        /**
         * Starts a version; may wait.
         *
         * @param onFailure to be called, by a thread that must not wait, when it has ended by itself; it is closed then all the same
         */
        Running start(A application, Runnable onFailure);
    }

    /** What has been started. */
    public interface Running {
        /** Stops it; may wait. */
        void close();
    }

    /**
     * Begins with that application.
     *
     * @param name of the thread, and for people
     */
    public Supervisor(String name, A first, Applications<A> applications) {
        this.name = name;
        this.applications = applications;
        wanted = first;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * From now on this is what is to be run, or nothing.
     *
     * @return false if it is too late, since this supervisor has ended
     */
    public synchronized boolean want(@Nullable A application) {
        if (hasEnded) {
            return false;
        }
        wanted = application;
        notifyAll();
        return true;
    }

    /** Whether it does nothing more. */
    public synchronized boolean hasEnded() {
        return hasEnded;
    }

    /** Waits until it has ended. */
    public void join(Duration longest) throws InterruptedException {
        thread.join(Math.max(1, longest.toMillis()));
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            for (A application = next(); application != null; application = next()) {
                long began = System.nanoTime();
                boolean failed = operate(application);
                boolean lasted = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
                pause = lasted || !failed ? FIRST_PAUSE : pause;
                if (failed) {
                    await(application, pause);
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a version until another one is wanted; returns whether it has failed before. */
    private boolean operate(A application) throws InterruptedException {
        try {
            Running running = applications.start(application, this::failed);
            try {
                awaitChange(application);
            } finally {
                running.close();
            }
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("application", name)
                    .setCause(e)
                    .log("An application could not be started or stopped");
            failed();
        }
        return takeFailure();
    }

    private synchronized @Nullable A next() {
        hasEnded = wanted == null;
        return wanted;
    }

    private synchronized void failed() {
        hasFailed = true;
        notifyAll();
    }

    private synchronized boolean takeFailure() {
        boolean failed = hasFailed;
        hasFailed = false;
        return failed;
    }

    private synchronized void awaitChange(A application) throws InterruptedException {
        while (application.equals(wanted) && !hasFailed) {
            wait();
        }
    }

    private synchronized void await(A application, Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis();
                left > 0 && Objects.equals(application, wanted);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            wait(left);
        }
    }
}
