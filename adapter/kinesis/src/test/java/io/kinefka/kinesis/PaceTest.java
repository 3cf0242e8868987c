package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void waitsAsLongAsWhatWasSentMayTake() {
        var pace = new Pace(2 << 20, clock);

        assertThat(pace.pause()).isZero();
        pace.sent(1 << 20);
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(500));
        now = now.plusMillis(400);
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(100));
        now = now.plusMillis(100);
        assertThat(pace.pause()).isZero();
    }

    @Test
    void withoutALimitThereIsNoPause() {
        var pace = new Pace(Long.MAX_VALUE, clock);

        pace.sent(10 << 20);

        assertThat(pace.pause()).isZero();
    }

    @Test
    void aClockThatGoesBackDoesNotMakeItLonger() {
        var pace = new Pace(2 << 20, clock);

        pace.sent(1 << 20);
        now = now.minusSeconds(3600);

        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(500));
    }
}
