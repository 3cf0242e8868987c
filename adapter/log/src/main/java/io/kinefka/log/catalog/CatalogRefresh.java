package io.kinefka.log.catalog;

import io.kinefka.log.error.LogException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds out whether other gateways have changed the catalog, once for all who ask at about the same time. */
final class CatalogRefresh implements AutoCloseable {
    private final Catalog catalog;
    private final ExecutorService thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
                var worker = new Thread(task, "kinefka-catalog-refresh");
                worker.setDaemon(true);
                return worker;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    private @Nullable CompletableFuture<CatalogSnapshot> next;

    CatalogRefresh(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Whoever asks while a look is under way waits for the next one, because that one may have been too early. */
    synchronized CompletionStage<CatalogSnapshot> request() {
        var waiting = next;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            next = waiting;
            thread.execute(this::look);
        }
        return waiting.copy();
    }

    private void look() {
        var waiting = take();
        try {
            catalog.awaitNewest();
            waiting.complete(catalog.snapshot());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            waiting.complete(catalog.snapshot());
        } catch (LogException e) {
            waiting.completeExceptionally(e);
        }
    }

    private synchronized CompletableFuture<CatalogSnapshot> take() {
        var taken = next;
        if (taken == null) {
            throw new IllegalStateException("Nobody has asked");
        }
        next = null;
        return taken;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
