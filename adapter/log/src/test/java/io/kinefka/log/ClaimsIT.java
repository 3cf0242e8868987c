package io.kinefka.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.claim.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClaimsIT {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final String place = UUID.randomUUID().toString();

    private Optional<Claim> take(KafkaLog log, Duration undisturbed) throws Exception {
        return log.claims().take(place, undisturbed).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void onlyOneOfAllGatewaysIsGivenAPlace() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            assertThat(take(one, LONG)).isPresent();
            assertThat(take(one, LONG)).isEmpty();
            assertThat(take(two, LONG)).isEmpty();
        }
    }

    @Test
    void aGatewayThatComesLaterKnowsWhoHasAPlace() throws Exception {
        try (var one = Brokers.open()) {
            take(one, LONG);

            try (var two = Brokers.open()) {
                assertThat(take(two, LONG)).isEmpty();
            }
        }
    }

    @Test
    void aLaterClaimElsewhereTakesThePlaceFromItsHolder() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            var first = take(one, SHORT).orElseThrow();

            var second = takeSoon(two);

            first.lost().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(second.lost().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void aPlaceThatWasGivenBackIsFreeAtOnceForOtherGateways() throws Exception {
        try (var one = Brokers.open();
                var two = Brokers.open()) {
            take(one, LONG).orElseThrow().release();

            takeSoon(two);
        }
    }

    private Claim takeSoon(KafkaLog log) throws Exception {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            var given = take(log, LONG);
            if (given.isPresent() || System.nanoTime() > until) {
                return given.orElseThrow();
            }
        }
    }
}
