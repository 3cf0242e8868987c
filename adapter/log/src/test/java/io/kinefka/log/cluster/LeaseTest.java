package io.kinefka.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.log.error.LogException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static long anHourAgo() {
        return System.nanoTime() - HOUR.toNanos();
    }

    @Test
    void hasNoTermBeforeItBegins() {
        var lease = new Lease(HOUR);

        assertThatThrownBy(lease::term).isInstanceOf(LogException.class);
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void holdsItsTermWhileSignsArrive() {
        var lease = new Lease(HOUR);
        lease.begin(System.nanoTime());
        long term = lease.term();

        assertThat(lease.renew(System.nanoTime())).isTrue();
        assertThat(lease.term()).isEqualTo(term);
        assertThat(lease.holds(term)).isTrue();
    }

    @Test
    void countsFromWhenASignWasSent() {
        var lease = new Lease(HOUR);

        assertThat(lease.begin(anHourAgo())).isFalse();
        assertThatThrownBy(lease::term).isInstanceOf(LogException.class);
    }

    @Test
    void neverProlongsATermThatHasEnded() {
        var lease = new Lease(HOUR);
        lease.begin(anHourAgo());

        assertThat(lease.renew(System.nanoTime())).isFalse();
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void doesNotTakeOneTermForAnother() {
        var lease = new Lease(HOUR);
        lease.begin(System.nanoTime());
        long before = lease.term();

        lease.begin(System.nanoTime());

        assertThat(lease.holds(before)).isFalse();
        assertThat(lease.holds(lease.term())).isTrue();
    }

    @Test
    void holdsNothingOnceItIsEnded() {
        var lease = new Lease(HOUR);
        lease.begin(System.nanoTime());
        long before = lease.term();

        lease.end();

        assertThat(lease.holds(before)).isFalse();
        assertThat(lease.renew(System.nanoTime())).isFalse();
        assertThat(lease.begin(System.nanoTime())).isFalse();
    }

    @Test
    void isNotShortenedByAnOlderSign() {
        var lease = new Lease(HOUR);
        lease.begin(System.nanoTime());

        lease.renew(anHourAgo());

        assertThat(lease.isHeld()).isTrue();
    }
}
