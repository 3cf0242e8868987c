package io.kinefka.firehose.host;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one delivery stream running, in the version that is wanted, on a thread of its own that may wait. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Applications applications;
    private final Thread thread;
    private @Nullable HostedStream wanted;
    private boolean hasFailed;
    private boolean hasEnded;

    /** Starts applications. */
    interface Applications {
        Running start(HostedStream stream, Runnable onFailure);
    }

    /** What has been started. */
    interface Running {
        void close();
    }

    /** Begins with that delivery stream. */
    Supervisor(HostedStream first, Applications applications) {
        this.applications = applications;
        wanted = first;
        thread = new Thread(this::run, "firehose-" + first.config().name());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * From now on this is what is to be run, or nothing.
     *
     * @return false if it is too late, since this supervisor has ended
     */
    synchronized boolean want(@Nullable HostedStream stream) {
        if (hasEnded) {
            return false;
        }
        wanted = stream;
        notifyAll();
        return true;
    }

    synchronized boolean hasEnded() {
        return hasEnded;
    }

    /** Waits until it has ended. */
    void join(Duration longest) throws InterruptedException {
        thread.join(Math.max(1, longest.toMillis()));
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            for (HostedStream stream = next(); stream != null; stream = next()) {
                long began = System.nanoTime();
                boolean failed = operate(stream);
                boolean lasted = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
                pause = lasted || !failed ? FIRST_PAUSE : pause;
                if (failed) {
                    await(stream, pause);
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a version until another one is wanted; returns whether it has failed before. */
    private boolean operate(HostedStream stream) throws InterruptedException {
        try {
            Running running = applications.start(stream, this::failed);
            try {
                awaitChange(stream);
            } finally {
                running.close();
            }
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("stream", stream.config().name())
                    .setCause(e)
                    .log("A delivery stream could not be started or stopped");
            failed();
        }
        return takeFailure();
    }

    private synchronized @Nullable HostedStream next() {
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

    private synchronized void awaitChange(HostedStream stream) throws InterruptedException {
        while (stream.equals(wanted) && !hasFailed) {
            wait();
        }
    }

    private synchronized void await(HostedStream stream, Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis();
                left > 0 && Objects.equals(stream, wanted);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            wait(left);
        }
    }
}
