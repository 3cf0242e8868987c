package io.kinefka.log.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile long stopped;
    private volatile long started;
    private volatile Runnable fail = () -> {};
    private volatile boolean startFails;
    private final Supervisor<String> supervisor = new Supervisor<>("application", "1", this::start);

    @AfterEach
    void stop() {
        supervisor.want(null);
    }

    @Test
    void stopsAVersionBeforeItStartsTheNext() {
        eventually().until(() -> events.contains("start 1"));

        supervisor.want("1");
        supervisor.want("2");
        eventually().until(() -> events.contains("start 2"));
        supervisor.want(null);
        eventually().until(supervisor::hasEnded);

        assertThat(events).containsExactly("start 1", "stop 1", "start 2", "stop 2");
        assertThat(supervisor.want("3")).isFalse();
    }

    @Test
    void startsAgainWhatHasFailedAfterAPause() {
        eventually().until(() -> events.contains("start 1"));

        fail.run();
        eventually().until(() -> events.size() == 3);

        assertThat(events).containsExactly("start 1", "stop 1", "start 1");
        assertThat(Duration.ofNanos(started - stopped)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void takesAnotherVersionAtOnceThoughTheOneBeforeCannotEvenStart() {
        eventually().until(() -> events.contains("start 1"));
        startFails = true;
        supervisor.want("2");
        eventually().until(() -> events.contains("fail 2"));
        startFails = false;

        supervisor.want("3");

        eventually().until(() -> events.contains("start 3"));
    }

    private Supervisor.Running start(String version, Runnable onFailure) {
        if (startFails) {
            events.add("fail " + version);
            throw new IllegalStateException("Fails on demand");
        }
        // Before the event, for which the tests wait.
        fail = onFailure;
        started = System.nanoTime();
        events.add("start " + version);
        return () -> {
            stopped = System.nanoTime();
            events.add("stop " + version);
        };
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(10));
    }
}
