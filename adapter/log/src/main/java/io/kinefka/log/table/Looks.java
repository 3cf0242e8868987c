package io.kinefka.log.table;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks where the log ends. Whoever asks while a look is under way shares the next one with all who do. */
final class Looks {
    private final Supplier<CompletionStage<Long>> look;
    private boolean isUnderWay;
    private @Nullable CompletableFuture<Long> next;

    Looks(Supplier<CompletionStage<Long>> look) {
        this.look = look;
    }

    /** The end of the log, at some time after this was called. */
    CompletionStage<Long> end() {
        var answer = new CompletableFuture<Long>();
        synchronized (this) {
            if (isUnderWay) {
                if (next == null) {
                    next = answer;
                }
                return next;
            }
            isUnderWay = true;
        }
        begin(answer);
        return answer;
    }

    private void begin(CompletableFuture<Long> answer) {
        var unused = look.get().whenComplete((end, failure) -> {
            beginNext();
            if (failure == null) {
                answer.complete(end);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    private void beginNext() {
        CompletableFuture<Long> waiting;
        synchronized (this) {
            waiting = next;
            next = null;
            isUnderWay = waiting != null;
        }
        if (waiting != null) {
            begin(waiting);
        }
    }
}
