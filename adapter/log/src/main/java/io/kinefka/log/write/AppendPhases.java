package io.kinefka.log.write;

import io.kinefka.mapping.StreamId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells when every append that had begun by a certain moment is done, while others go on beginning. Costs an append one
 * counter up and one down.
 */
final class AppendPhases {
    private final ConcurrentMap<StreamId, Phase> current = new ConcurrentHashMap<>();

    /** The appends to one stream that began between two turns. */
    static final class Phase {
        private static final long OVER = Long.MIN_VALUE;

        /** How many are under way; negative once no more may begin. */
        private final AtomicLong count = new AtomicLong();

        private final CompletableFuture<Phase> done = new CompletableFuture<>();

        private boolean tryEnter() {
            if (count.incrementAndGet() > 0) {
                return true;
            }
            leave();
            return false;
        }

        void leave() {
            if (count.decrementAndGet() == OVER) {
                done.complete(this);
            }
        }

        private CompletionStage<Phase> end() {
            if (count.addAndGet(OVER) == OVER) {
                done.complete(this);
            }
            return done;
        }
    }

    /** Begins an append; it ends with {@link Phase#leave}. */
    Phase enter(StreamId stream) {
        while (true) {
            var phase = current.computeIfAbsent(stream, id -> new Phase());
            if (phase.tryEnter()) {
                return phase;
            }
        }
    }

    /** Completes when all appends to the stream are done that began before this call. */
    CompletionStage<?> turn(StreamId stream) {
        var over = current.remove(stream);
        return over == null ? CompletableFuture.completedFuture(stream) : over.end();
    }
}
