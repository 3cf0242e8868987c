package io.kinefka.analytics.host.tail;

import io.kinefka.analytics.host.TailedRow;
import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationId;
import io.kinefka.log.analytics.ApplicationWatch;
import io.kinefka.mapping.UnsupportedFormatException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Shows the rows of an in-application stream as they come, while the application runs, wherever it does. */
public final class Tail implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final ApplicationId id;
    private final String called;
    private final Screen screen;
    private final ApplicationWatch watch;
    private final TailClients kafka;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Application known;
    private String stream = "";
    private @Nullable TailSession session;
    private TailedRow.@Nullable Position shown;
    private String noted = "";

    private Tail(ApplicationId id, String called, Screen screen, ApplicationWatch watch, TailClients kafka) {
        this.id = id;
        this.called = called;
        this.screen = screen;
        this.watch = watch;
        this.kafka = kafka;
    }

    /**
     * Prepares to show a stream.
     *
     * @param kafka the settings of Kafka clients, {@code bootstrap.servers} among them
     * @param stream its name, in which small letters may stand for capital ones
     * @throws TailException if there is no such application or stream, or Kafka cannot be reached
     */
    public static Tail open(Map<String, String> kafka, ApplicationId id, String stream, Screen screen) {
        Map<String, Object> settings = TailClients.settings(kafka);
        try {
            ApplicationWatch watch = ApplicationWatch.open(settings, id);
            Tail tail = new Tail(id, stream, screen, watch, new TailClients(settings));
            try {
                var unused = tail.look();
            } catch (RuntimeException e) {
                tail.close();
                throw e;
            }
            return tail;
        } catch (KafkaException | IllegalArgumentException | UnsupportedFormatException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new TailException("The applications cannot be read from Kafka at " + kafka.get("bootstrap.servers")
                    + ": " + reason.getMessage());
        }
    }

    /**
     * Shows rows until it is {@linkplain #stop stopped}, or nobody looks at the screen any more.
     *
     * @throws TailException when the application or the stream is gone
     */
    public void run() {
        try {
            while (stopping.getCount() > 0 && !screen.isClosed()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            endSession();
        }
    }

    /** Has it end soon. By any thread. */
    public void stop() {
        stopping.countDown();
    }

    private void step() throws InterruptedException {
        try {
            Application application = look();
            if (application.isRunning()) {
                follow(application);
            } else {
                endSession();
                note("The application " + id.name() + " is not running; waiting until it is started.");
                pause();
            }
        } catch (RetriableException e) {
            note("Kafka does not answer; trying again.");
            pause();
        }
    }

    private void pause() throws InterruptedException {
        var unused = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Application look() {
        Application newest = watch.newest()
                .orElseThrow(() -> new TailException("There is no application " + id.name() + " of the account "
                        + id.accountId() + " in " + id.region() + "."));
        if (known == null || !known.isSame(newest) || known.version() != newest.version()) {
            stream = WatchedStream.of(newest, called);
            known = newest;
        }
        return newest;
    }

    private void follow(Application application) {
        if (session != null && !session.isFor(application.group(), stream)) {
            endSession();
            shown = null;
        }
        if (session == null) {
            TailTopics.removeOld(
                    kafka.admin(), application.group(), Clock.systemUTC().instant());
            session = TailSession.begin(
                    kafka,
                    application.group(),
                    stream,
                    Clock.systemUTC().instant(),
                    ThreadLocalRandom.current().nextInt());
        }
        if (session.renew()) {
            show(session);
        } else {
            session = null;
        }
    }

    private void show(TailSession watched) {
        List<TailedRow> rows = watched.poll();
        if (watched.silence().compareTo(SILENCE) > 0) {
            note("No gateway seems to run the application " + id.name() + "; waiting for one.");
        } else if (watched.isHeard()) {
            note("Showing " + stream + " of the application " + id.name() + ".");
        }
        rows.forEach(this::show);
        long missing = watched.takeMissing();
        if (missing > 0) {
            screen.note("Not shown, since there are too many: " + missing + " rows.");
        }
    }

    private void show(TailedRow row) {
        row.json().ifPresent(json -> {
            // A task that goes on for one that has died makes again what that had not committed.
            if (shown == null || row.position().compareTo(shown) > 0) {
                screen.row(json);
                shown = row.position();
            }
        });
    }

    /** Says something once, until there is something else to say. */
    private void note(String text) {
        if (!text.equals(noted)) {
            screen.note(text);
            noted = text;
        }
    }

    private void endSession() {
        if (session != null) {
            session.end();
            session = null;
        }
    }

    @Override
    public void close() {
        watch.close();
        kafka.close();
    }
}
