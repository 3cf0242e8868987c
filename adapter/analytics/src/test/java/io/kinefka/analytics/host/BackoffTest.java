package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToHalfAMinute() throws InterruptedException {
        List<Duration> pauses = new ArrayList<>();
        Backoff backoff = new Backoff(pauses::add);

        for (int failures : new int[] {1, 2, 3, 5, 6, 100}) {
            backoff.after(failures);
        }

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 16L, 30L, 30L);
    }
}
