package io.kinefka.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:30Z");
    private static final Key KEY = new Key("latency");

    private final MetricMemory memory =
            new MetricMemory("self", MetricSettings.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Meters meters = new Meters(memory);

    private record Key(String name) implements MetricKey {
        @Override
        public MetricId id() {
            return new MetricId("000000000000", "us-east-1", "test", name, Map.of(), "Count");
        }
    }

    @Test
    void samplesOfAMinuteAreOneAggregate() {
        meters.add(KEY, 3, NOW.toEpochMilli());
        meters.add(KEY, 1, NOW.toEpochMilli());
        meters.empty();
        meters.add(KEY, 5, NOW.toEpochMilli());
        meters.empty();

        assertThat(read()).containsExactly(new Aggregate(9, 3, 1, 5));
    }

    @Test
    void samplesBelongToTheMinuteInWhichTheyWereTaken() {
        meters.add(KEY, 1, NOW.minus(Duration.ofMinutes(1)).toEpochMilli());
        meters.add(KEY, 2, NOW.toEpochMilli());
        meters.empty();

        assertThat(read()).containsExactly(new Aggregate(1, 1, 1, 1), new Aggregate(2, 1, 2, 2));
    }

    @Test
    void nothingIsLostWhileMetersAreEmptiedAndForgotten() throws Exception {
        int threads = 4;
        int samples = 100_000;
        var done = new CountDownLatch(threads);
        var pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            pool.execute(() -> {
                for (int each = 0; each < samples; each++) {
                    meters.add(KEY, 1, NOW.toEpochMilli());
                }
                done.countDown();
            });
        }

        while (!done.await(0, TimeUnit.NANOSECONDS)) {
            meters.empty();
        }
        pool.shutdown();
        meters.empty();

        assertThat(read()).singleElement().satisfies(all -> {
            assertThat(all.sum()).isEqualTo(threads * samples);
            assertThat(all.count()).isEqualTo(threads * samples);
        });
    }

    private List<Aggregate> read() {
        return memory.read(KEY.id(), NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(1))).stream()
                .map(MetricPoint::aggregate)
                .toList();
    }
}
