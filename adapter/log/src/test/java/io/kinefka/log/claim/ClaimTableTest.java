package io.kinefka.log.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimTableTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final ClaimTable table = new ClaimTable();

    private boolean take(String place, UUID claim, int second) {
        return table.take(place, claim, BEGIN.plusSeconds(second), Duration.ofSeconds(5));
    }

    @Test
    void whoWasJustGivenAPlaceKeepsItForAWhile() {
        take("place", FIRST, 0);

        assertThat(take("place", SECOND, 4)).isFalse();
        assertThat(take("place", SECOND, 5)).isTrue();
        assertThat(take("place", FIRST, 9)).isFalse();
    }

    @Test
    void aRefusedClaimDoesNotProlongTheTime() {
        take("place", FIRST, 0);
        take("place", SECOND, 4);

        assertThat(take("place", SECOND, 6)).isTrue();
    }

    @Test
    void placesAreIndependentOfEachOther() {
        take("place", FIRST, 0);

        assertThat(take("another", SECOND, 0)).isTrue();
    }

    @Test
    void whatWasGivenBackCanBeTakenAtOnce() {
        take("place", FIRST, 0);
        table.release("place", FIRST);

        assertThat(take("place", SECOND, 1)).isTrue();
    }

    @Test
    void onlyTheHolderCanGiveAPlaceBack() {
        take("place", FIRST, 0);
        take("place", SECOND, 6);
        table.release("place", FIRST);

        assertThat(take("place", FIRST, 7)).isFalse();
    }

    @Test
    void aClockThatWentBackKeepsAPlaceForNoLongerThanUsual() {
        take("place", FIRST, 3600);

        assertThat(take("place", SECOND, 3599)).isFalse();
        assertThat(take("place", SECOND, 0)).isTrue();
    }

    @Test
    void forgetsWhoMayBeDisturbed() {
        for (int i = 0; i < 100; i++) {
            take("place-" + i, FIRST, i);
        }

        assertThat(table.size()).isEqualTo(5);
    }
}
