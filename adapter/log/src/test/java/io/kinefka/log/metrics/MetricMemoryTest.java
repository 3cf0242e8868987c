package io.kinefka.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final MetricMemory memory = memory(1 << 20);

    @Test
    void putsTheSamplesOfAMinuteTogether() {
        memory.add(metric("m"), NOW, Aggregate.of(3));
        memory.add(metric("m"), NOW.plusSeconds(29), Aggregate.of(5));
        memory.add(metric("m"), NOW.plusSeconds(30), Aggregate.of(7));

        assertThat(memory.read(metric("m"), MINUTE, MINUTE.plusSeconds(120)))
                .containsExactly(
                        new MetricPoint(metric("m"), MINUTE, new Aggregate(8, 2, 3, 5)),
                        new MetricPoint(metric("m"), MINUTE.plusSeconds(60), Aggregate.of(7)));
    }

    @Test
    void addsWhatOtherGatewaysHaveMeasuredOnceHoweverOftenTheyTell() {
        memory.add(metric("m"), NOW, Aggregate.of(1));
        memory.replay(told("other", Aggregate.of(10)));
        memory.replay(told("other", new Aggregate(30, 2, 10, 20)));
        memory.replay(told("self", Aggregate.of(1000)));

        assertThat(memory.read(metric("m"), MINUTE, NOW))
                .containsExactly(new MetricPoint(metric("m"), MINUTE, new Aggregate(31, 3, 1, 20)));
    }

    @Test
    void handsOutWhatIsNewAndTheWholeMinuteAgainWhenItHasChanged() {
        memory.add(metric("m"), NOW, Aggregate.of(1));
        var first = memory.takeUnshared();
        memory.add(metric("m"), NOW, Aggregate.of(2));

        assertThat(first).containsExactly(told("self", Aggregate.of(1)));
        assertThat(memory.takeUnshared()).containsExactly(told("self", new Aggregate(3, 2, 1, 2)));
        assertThat(memory.takeUnshared()).isEmpty();
    }

    @Test
    void handsOutAgainWhatCouldNotBeTold() {
        memory.add(metric("m"), NOW, Aggregate.of(1));

        memory.takeUnshared().forEach(memory::giveBack);

        assertThat(memory.takeUnshared()).hasSize(1);
    }

    @Test
    void keepsNothingThatIsTooOldOrOfTheFuture() {
        assertThat(memory.add(metric("m"), NOW.minus(Duration.ofHours(4)), Aggregate.of(1)))
                .isFalse();
        assertThat(memory.add(metric("m"), NOW.plus(Duration.ofHours(3)), Aggregate.of(1)))
                .isFalse();
        assertThat(memory.metrics()).isEmpty();
    }

    @Test
    void givesUpTheOldestMinuteForNewerOnesAndRefusesWhatOneMinuteCannotHold() {
        var small = memory(10_000);
        small.add(metric("old"), NOW.minusSeconds(600), Aggregate.of(1));

        boolean kept = true;
        int count = 0;
        while (kept) {
            kept = small.add(metric("m" + count), NOW, Aggregate.of(1));
            count++;
        }

        assertThat(count).isBetween(5, 50);
        assertThat(small.metrics()).hasSize(count - 1).doesNotContain(metric("old"));
        assertThat(small.add(metric("m0"), NOW, Aggregate.of(1))).isTrue();
    }

    private static MetricMemory memory(long bytesMax) {
        return new MetricMemory("self", new MetricSettings(Duration.ofHours(3), bytesMax), CLOCK);
    }

    private static SharedPoint told(String gateway, Aggregate aggregate) {
        return new SharedPoint(gateway, metric("m"), MINUTE.getEpochSecond() / 60, aggregate);
    }

    private static MetricId metric(String name) {
        return new MetricId(
                "000000000000", "us-east-1", "AWS/Kinesis", name, Map.of("StreamName", "s", "ShardId", "1"), "Count");
    }
}
