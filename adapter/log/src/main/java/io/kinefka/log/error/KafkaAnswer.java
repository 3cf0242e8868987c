package io.kinefka.log.error;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** What an administrative request to Kafka came to. */
public final class KafkaAnswer {
    private static final Duration RETRY = Duration.ofMillis(5);

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

    /** As {@link #await}, asking again while the failure is one that passes. */
    public static <T> T awaitRetrying(Supplier<KafkaFuture<T>> request, Duration deadline, String complaint)
            throws InterruptedException {
        long until = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                return await(request.get(), deadline, complaint);
            } catch (LogException e) {
                if (!isPassing(e.getCause()) || System.nanoTime() > until) {
                    throw e;
                }
                TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
            }
        }
    }

    /**
     * Brokers learn one after the other of a topic that was just created. Those that could not be heard for a moment are fenced, and nothing can be
     * created while all are; Kafka tells that from too few brokers by words only.
     */
    private static boolean isPassing(@Nullable Throwable failure) {
        return failure instanceof RetriableException
                || (failure instanceof InvalidReplicationFactorException
                        && String.valueOf(failure.getMessage()).contains("fenced"));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
