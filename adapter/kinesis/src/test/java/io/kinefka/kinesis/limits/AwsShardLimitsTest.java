package io.kinefka.kinesis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwsShardLimitsTest {
    private static final StreamId STREAM = new StreamId("000000000000", "us-east-1", "s");
    private static final ShardId SHARD = new ShardId(0);
    private static final long MIB = 1 << 20;

    private final StoppedClock clock = new StoppedClock();
    private final ScriptedFaults faults = new ScriptedFaults(clock);
    private final AwsShardLimits limits = new AwsShardLimits(() -> 1, faults, clock);

    private boolean write(long bytes) {
        return limits.tryWrite(STREAM, SHARD, bytes);
    }

    private boolean read() {
        return limits.tryRead(STREAM, SHARD);
    }

    @Test
    void aShardTakesAThousandRecordsASecond() {
        for (int i = 0; i < 1000; i++) {
            assertThat(write(1)).isTrue();
        }
        assertThat(write(1)).isFalse();
        assertThat(limits.tryWrite(STREAM, new ShardId(1), 1)).isTrue();

        clock.advance(Duration.ofMillis(1));

        assertThat(write(1)).isTrue();
        assertThat(write(1)).isFalse();
    }

    @Test
    void aShardTakesOneMebibyteASecond() {
        assertThat(write(MIB / 2)).isTrue();
        assertThat(write(MIB / 2)).isTrue();
        assertThat(write(1)).isFalse();

        clock.advance(Duration.ofMillis(250));

        assertThat(write(MIB / 4)).isTrue();
        assertThat(write(1)).isFalse();
    }

    @Test
    void aRecordRefusedForItsSizeDoesNotCount() {
        write(MIB - 1);
        for (int i = 0; i < 2000; i++) {
            assertThat(write(2)).isFalse();
        }

        assertThat(write(1)).isTrue();
    }

    @Test
    void aTenMebibyteRecordTakesTenSeconds() {
        assertThat(write(10 * MIB)).isTrue();

        clock.advance(Duration.ofMillis(9_999));
        assertThat(write(1)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(write(1)).isTrue();
    }

    @Test
    void aShardIsReadFiveTimesASecond() {
        for (int i = 0; i < 5; i++) {
            assertThat(read()).isTrue();
        }
        assertThat(read()).isFalse();

        clock.advance(Duration.ofMillis(200));

        assertThat(read()).isTrue();
        assertThat(read()).isFalse();
    }

    @Test
    void tenMebibytesReadTakeFiveSeconds() {
        assertThat(read()).isTrue();
        limits.chargeRead(STREAM, SHARD, () -> 10 * MIB);

        clock.advance(Duration.ofMillis(4_999));
        assertThat(read()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(read()).isTrue();
    }

    @Test
    void smallAnswersUpToTwoMebibytesASecondAreNotHeldBack() {
        for (int i = 0; i < 4; i++) {
            assertThat(read()).isTrue();
            limits.chargeRead(STREAM, SHARD, () -> MIB / 2);
        }

        assertThat(read()).isTrue();
    }

    @Test
    void iteratorsAreIssuedFiveTimesASecond() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.tryLocate(STREAM, SHARD)).isTrue();
        }

        assertThat(limits.tryLocate(STREAM, SHARD)).isFalse();
        assertThat(read()).isTrue();
    }

    @Test
    void aThrottledShardRefusesEverythingUntilItsTimeIsOver() {
        faults.throttle(STREAM, SHARD, Duration.ofSeconds(10));

        clock.advance(Duration.ofMillis(9_999));
        assertThat(write(1)).isFalse();
        assertThat(read()).isFalse();
        assertThat(limits.tryLocate(STREAM, SHARD)).isFalse();
        assertThat(limits.tryWrite(STREAM, new ShardId(1), 1)).isTrue();

        clock.advance(Duration.ofMillis(1));
        assertThat(write(1)).isTrue();
        assertThat(read()).isTrue();
        assertThat(limits.tryLocate(STREAM, SHARD)).isTrue();
    }
}
