package io.kinefka.gateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AdjustableClockTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:09:26Z");

    private final AdjustableClock clock = new AdjustableClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isAheadByEverythingThatWasAskedFor() {
        clock.advance(Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(3660));
        assertThat(clock.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(NOW.plusSeconds(3660));
    }

    @Test
    void goesBackToTheTimeThatItIs() {
        clock.advance(Duration.ofHours(1));

        clock.reset();

        assertThat(clock.instant()).isEqualTo(NOW);
    }
}
