package io.kinefka.log.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets those who change the same key do so one after the other, instead of in each other's way. */
final class Lanes {
    private final Executor executor;
    private final Map<Bytes, CompletableFuture<@Nullable Void>> last = new HashMap<>();

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Has work done when all earlier work on these keys is done. */
    <T> CompletionStage<T> enter(Set<Bytes> keys, Supplier<CompletionStage<T>> work) {
        var done = new CompletableFuture<@Nullable Void>();
        return CompletableFuture.allOf(queue(keys, done).toArray(CompletableFuture<?>[]::new))
                .thenComposeAsync(nothing -> work.get(), executor)
                .whenComplete((answer, failure) -> leave(keys, done));
    }

    /** All at once, so that two who want several keys never wait for each other. */
    private synchronized List<CompletableFuture<@Nullable Void>> queue(
            Set<Bytes> keys, CompletableFuture<@Nullable Void> done) {
        var before = new ArrayList<CompletableFuture<@Nullable Void>>();
        for (var key : keys) {
            var one = last.put(key, done);
            if (one != null) {
                before.add(one);
            }
        }
        return before;
    }

    private void leave(Set<Bytes> keys, CompletableFuture<@Nullable Void> done) {
        synchronized (this) {
            keys.forEach(key -> last.remove(key, done));
        }
        done.complete(null);
    }
}
