package io.kinefka.kinesis.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptedFaultsTest {
    private static final StreamId STREAM = new StreamId("000000000000", "us-east-1", "s");
    private static final ShardId SHARD = new ShardId(0);

    private final StoppedClock clock = new StoppedClock();
    private final ScriptedFaults faults = new ScriptedFaults(clock);

    private long failuresOf(int puts) {
        return IntStream.range(0, puts).filter(i -> faults.failsPut(STREAM)).count();
    }

    @Test
    void putsFailAsOftenAsAskedForSpreadEvenly() {
        faults.failPuts(STREAM, 30, Duration.ofSeconds(10));

        assertThat(failuresOf(10)).isEqualTo(3);
        assertThat(failuresOf(10)).isEqualTo(3);
    }

    @Test
    void allPutsOrNoneFail() {
        faults.failPuts(STREAM, 100, Duration.ofSeconds(10));
        assertThat(failuresOf(7)).isEqualTo(7);

        faults.failPuts(STREAM, 0, Duration.ofSeconds(10));
        assertThat(failuresOf(7)).isZero();
    }

    @Test
    void putsIntoOtherStreamsAndAfterwardsDoNotFail() {
        faults.failPuts(STREAM, 100, Duration.ofSeconds(10));

        assertThat(faults.failsPut(new StreamId("000000000000", "us-east-1", "other")))
                .isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(failuresOf(7)).isZero();
    }

    @Test
    void onlyAPercentageIsOne() {
        assertThatThrownBy(() -> faults.failPuts(STREAM, 101, Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A percentage is 0 to 100, not 101");
    }

    @Test
    void iteratorsOfThisMillisecondExpireAndThoseToComeDoNot() {
        faults.expireIterators();

        assertThat(faults.iteratorsValidFrom()).isEqualTo(Instant.parse("2026-11-21T05:09:26.124Z"));
    }

    @Test
    void clearingEndsEverything() {
        faults.throttle(STREAM, SHARD, Duration.ofSeconds(10));
        faults.failPuts(STREAM, 100, Duration.ofSeconds(10));
        faults.expireIterators();

        faults.clear();

        assertThat(faults.isThrottled(STREAM, SHARD)).isFalse();
        assertThat(faults.failsPut(STREAM)).isFalse();
        assertThat(faults.iteratorsValidFrom()).isEqualTo(Instant.MIN);
    }
}
