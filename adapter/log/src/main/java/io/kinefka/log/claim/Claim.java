package io.kinefka.log.claim;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place that was given to somebody, until he gives it back or another one takes it. */
public final class Claim {
    private final String place;
    private final UUID id = UUID.randomUUID();
    private final Consumer<Claim> release;
    private final CompletableFuture<@Nullable Void> lost = new CompletableFuture<>();

    Claim(String place, Consumer<Claim> release) {
        this.place = place;
        this.release = release;
    }

    String place() {
        return place;
    }

    UUID id() {
        return id;
    }

    /** Completes when another one has taken the place. */
    public CompletionStage<@Nullable Void> lost() {
        return lost.minimalCompletionStage();
    }

    /** Gives the place back, so that another one need not wait. */
    public void release() {
        if (!lost.isDone()) {
            release.accept(this);
        }
    }

    /** Whoever is told goes on in a thread of his own. */
    void lose() {
        var unused = lost.completeAsync(() -> null);
    }
}
