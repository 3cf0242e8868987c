package io.kinefka.firehose.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final Freshness freshness = new Freshness();

    @Test
    void isZeroWhileNothingWaits() {
        assertThat(freshness.age(-1, 5_000)).isZero();

        freshness.accepted(7, 1_000);

        assertThat(freshness.age(8, 5_000)).isZero();
    }

    @Test
    void isTheAgeOfTheOldestRecordThatIsNotDurable() {
        freshness.accepted(0, 10_000);
        freshness.accepted(1, 12_000);
        freshness.accepted(2, 15_000);

        assertThat(freshness.age(0, 20_000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(freshness.age(1, 20_000)).isEqualTo(Duration.ofSeconds(8));
        assertThat(freshness.age(2, 21_000)).isEqualTo(Duration.ofSeconds(6));
        assertThat(freshness.age(3, 21_000)).isZero();
    }

    @Test
    void beginsAnewAfterEverythingWasDelivered() {
        freshness.accepted(0, 10_000);
        freshness.accepted(1, 10_100);

        assertThat(freshness.age(2, 11_000)).isZero();
        freshness.accepted(2, 20_000);

        assertThat(freshness.age(2, 21_000)).isEqualTo(Duration.ofSeconds(1));
    }
}
