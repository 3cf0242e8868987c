package io.kinefka.log.error;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaFuture;

/** What an administrative request to Kafka came to. */
public final class KafkaAnswer {

    private KafkaAnswer() {}

    /**
     * The answer, within a deadline.
     *
     * @param complaint the message of the {@link LogException} that any failure becomes; its cause is Kafka's own
     */
    public static <T> CompletionStage<T> of(KafkaFuture<T> future, Duration deadline, String complaint) {
        var answer = new CompletableFuture<T>();
        var unused = future.whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(LogException.unavailable(complaint, cause(failure))));
    }

    /** As {@link #of}, but waits for the answer. */
    public static <T> T await(KafkaFuture<T> future, Duration deadline, String complaint) throws InterruptedException {
        try {
            return of(future, deadline, complaint).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LogException known ? known : LogException.unavailable(complaint, e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
