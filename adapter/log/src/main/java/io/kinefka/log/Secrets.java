package io.kinefka.log;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.error.LogException;
import io.kinefka.log.error.LogException.Reason;
import io.kinefka.mapping.CatalogKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Random keys kept in the catalog, so that any gateway understands what another one has sealed. */
public final class Secrets {
    private static final String KIND = "secret";
    private static final int BYTES = 32;

    private final Catalog catalog;
    private final SecureRandom random;
    private final Duration patience;

    Secrets(Catalog catalog, SecureRandom random, Duration patience) {
        this.catalog = catalog;
        this.random = random;
        this.patience = patience;
    }

    /** The 32 bytes of that name, made when they are first asked for. No gateway starts without, so it asks again while Kafka is too slow. */
    public CompletionStage<byte[]> secret(String name) {
        return secret(name, System.nanoTime() + patience.toNanos());
    }

    private CompletionStage<byte[]> secret(String name, long untilNanos) {
        return ask(name)
                .exceptionallyCompose(failure -> isUnavailable(failure) && System.nanoTime() < untilNanos
                        ? secret(name, untilNanos)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isUnavailable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof LogException known && known.reason() == Reason.UNAVAILABLE;
    }

    private CompletionStage<byte[]> ask(String name) {
        var key = new CatalogKey(KIND, name);
        return catalog.change(state -> state.document(key)
                .map(known -> new Outcome<>(List.<CatalogWrite>of(), known))
                .orElseGet(() -> {
                    byte[] made = new byte[BYTES];
                    random.nextBytes(made);
                    return new Outcome<>(List.of(new CatalogWrite(key, made)), made);
                }));
    }
}
