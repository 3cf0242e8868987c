package io.kinefka.log.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AppendPhasesTest {
    private static final StreamId ONE = new StreamId("000000000000", "us-east-1", "one");
    private static final StreamId OTHER = new StreamId("000000000000", "us-east-1", "other");

    private final AppendPhases phases = new AppendPhases();

    private CompletableFuture<?> turn(StreamId stream) {
        return phases.turn(stream).toCompletableFuture();
    }

    @Test
    void waitsForTheAppendsThatBeganBefore() {
        var first = phases.enter(ONE);
        var second = phases.enter(ONE);

        var done = turn(ONE);
        first.leave();

        assertThat(done).isNotDone();
        second.leave();
        assertThat(done).isDone();
    }

    @Test
    void doesNotWaitForThoseThatBeginAfterwards() {
        var before = phases.enter(ONE);
        var done = turn(ONE);

        var after = phases.enter(ONE);
        before.leave();

        assertThat(done).isDone();
        assertThat(turn(ONE)).isNotDone();
        after.leave();
    }

    @Test
    void doesNotWaitForOtherStreams() {
        var other = phases.enter(OTHER);

        assertThat(turn(ONE)).isDone();
        other.leave();
    }

    @Test
    void noAppendIsMissedHoweverTheyRace() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        var stop = new AtomicBoolean();
        var generation = new AtomicInteger();
        var missed = new AtomicInteger();
        List<Future<?>> appenders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            appenders.add(threads.submit(() -> {
                while (!stop.get()) {
                    var phase = phases.enter(ONE);
                    int seen = generation.get();
                    // A turn for the next generation but one has to wait for this append.
                    if (generation.get() > seen + 1) {
                        missed.incrementAndGet();
                    }
                    phase.leave();
                }
            }));
        }

        for (int i = 0; i < 2000; i++) {
            generation.incrementAndGet();
            turn(ONE).get(60, TimeUnit.SECONDS);
        }
        stop.set(true);
        for (Future<?> appender : appenders) {
            appender.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(missed).hasValue(0);
    }
}
