package io.kinefka.log.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** How far the log is replayed, and who waits for that. */
final class Progress {
    private final Executor executor;
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::end));
    private @Nullable Entries content;
    private long next;

    private record Waiter(long end, CompletableFuture<Entries> replayed) {}

    Progress(Executor executor) {
        this.executor = executor;
    }

    /** The content when everything below an offset is replayed. */
    synchronized CompletionStage<Entries> await(long end) {
        var replayed = new CompletableFuture<Entries>();
        var entries = content;
        if (entries != null && next >= end) {
            replayed.completeAsync(() -> entries, executor);
        } else {
            waiters.add(new Waiter(end, replayed));
        }
        return replayed;
    }

    /** Everything below an offset is replayed. */
    void reached(long offset, Entries entries) {
        for (var each : awaited(offset, entries)) {
            each.replayed().completeAsync(() -> entries, executor);
        }
    }

    private synchronized List<Waiter> awaited(long offset, Entries entries) {
        next = offset;
        content = entries;
        var awaited = new ArrayList<Waiter>();
        waiters.removeIf(each -> each.replayed().isDone());
        while (!waiters.isEmpty() && waiters.element().end() <= offset) {
            awaited.add(waiters.remove());
        }
        return awaited;
    }

    /** What was replayed is not to be used any more. */
    synchronized void lose() {
        content = null;
    }
}
