package io.kinefka.log.catalog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits, without a thread, for the catalog to say something. */
public final class CatalogWatch {
    private final Catalog catalog;
    private final List<Wait> waits = new CopyOnWriteArrayList<>();

    private record Wait(Predicate<CatalogSnapshot> condition, CompletableFuture<Boolean> met) {

        boolean check(CatalogSnapshot state) {
            return condition.test(state) && met.complete(true);
        }
    }

    public CatalogWatch(Catalog catalog) {
        this.catalog = catalog;
        catalog.onChange(state -> waits.forEach(wait -> wait.check(state)));
    }

    /** Completes with whether the condition came true in time. */
    public CompletionStage<Boolean> await(Predicate<CatalogSnapshot> condition, Duration timeout) {
        var wait = new Wait(condition, new CompletableFuture<>());
        waits.add(wait);
        wait.check(catalog.snapshot());
        return wait.met()
                .completeOnTimeout(false, timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((met, failure) -> waits.remove(wait));
    }
}
