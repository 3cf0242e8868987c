package io.kinefka.analytics.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.aws.AwsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnalyticsErrorsTest {

    @Test
    void whatNoWorkerHasTimeForIsToBeTriedAgain() {
        assertUnavailable(AnalyticsErrors.translated(() -> CompletableFuture.supplyAsync(() -> 1, task -> {
            throw new RejectedExecutionException();
        })));
    }

    @Test
    void anObjectThatCannotBeReadIsToBeTriedAgain() {
        assertUnavailable(AnalyticsErrors.translated(
                () -> CompletableFuture.failedFuture(new UncheckedIOException(new IOException("away")))));
    }

    private static void assertUnavailable(CompletionStage<?> answer) {
        assertThatThrownBy(() -> answer.toCompletableFuture().join())
                .cause()
                .isInstanceOfSatisfying(AwsException.class, failure -> assertThat(failure.code())
                        .isEqualTo(AwsException.unavailable("any").code()));
    }
}
