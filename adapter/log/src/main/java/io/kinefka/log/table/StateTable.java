package io.kinefka.log.table;

import io.kinefka.log.error.LogException;
import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.log.table.TableRecord.SnapshotBegin;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A map that all gateways share. A change is decided on what this gateway has replayed, and written with the versions
 * that it was decided on; when the log gives it back, it happens if these versions still hold, on all gateways alike.
 * Otherwise it is decided again. So changes are atomic and linearizable, and none waits for an unrelated one.
 */
public final class StateTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateTable.class);
    private static final int THREADS = 2;

    private final TableTopic topic;
    private final TableSettings settings;
    private final UUID author = UUID.randomUUID();
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentMap<Long, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService executor;
    private final TableWriter writer;
    private final Looks looks;
    private final Lanes lanes;
    private final Progress progress;
    private final Snapshots snapshots;
    private final Follower follower;

    /**
     * Begins to follow the log.
     *
     * @param random so that not all gateways do the same at once
     */
    public StateTable(TableTopic topic, TableSettings settings, RandomGenerator random) {
        this.topic = topic;
        this.settings = settings;
        executor = Executors.newFixedThreadPool(THREADS, task -> {
            var thread = new Thread(task, "kinefka-tables-work");
            thread.setDaemon(true);
            return thread;
        });
        writer = new TableWriter(topic);
        looks = new Looks(topic::end);
        lanes = new Lanes(executor);
        progress = new Progress(executor);
        snapshots = new Snapshots(
                author, writer::append, this::cut, executor, settings.logBytesMin(), 1 + random.nextDouble() / 2);
        follower = new Follower(topic, progress, snapshots, new Heard(), this::lose);
        follower.start();
    }

    /** What the table holds, with all changes that anybody was told of before this was called. */
    public CompletionStage<TableView> newest() {
        return inTime(catchUp().thenApply(entries -> entries));
    }

    /** What the table holds, with all changes that were made through this gateway, and perhaps not the newest of others. */
    public CompletionStage<TableView> known() {
        return inTime(progress.await(0).thenApply(entries -> entries));
    }

    /**
     * Changes the table.
     *
     * @param written the keys that will be written, if any: changes of the same one queue behind each other here
     * @return the decision's answer once it has happened; fails with what the decision threw to refuse, or with
     *     {@link LogException}: {@code OVERLOADED} if there is no room, {@code UNAVAILABLE} if it may have happened or not
     */
    public <T> CompletionStage<T> change(Set<Bytes> written, Decision<T> decision) {
        long until = System.nanoTime() + topic.deadline().toNanos();
        return inTime(lanes.enter(
                written, () -> progress.await(0).thenCompose(entries -> attempt(entries, decision, false, until))));
    }

    private <T> CompletionStage<T> attempt(Entries entries, Decision<T> decision, boolean isFresh, long until) {
        if (System.nanoTime() > until) {
            return CompletableFuture.failedFuture(LogException.unavailable("A change was not decided in time", null));
        }
        Change<T> change;
        try {
            change = entries.decide(decision);
            checkRoom(entries, change);
        } catch (RuntimeException refusal) {
            // What seems to forbid it here may have been changed elsewhere.
            return isFresh
                    ? CompletableFuture.failedFuture(refusal)
                    : catchUp().thenCompose(newest -> attempt(newest, decision, true, until));
        }
        return write(change)
                .thenCompose(happened -> happened
                        ? CompletableFuture.completedFuture(change.answer())
                        : progress.await(0).thenCompose(newest -> attempt(newest, decision, true, until)));
    }

    private void checkRoom(Entries entries, Change<?> change) {
        long growth = entries.growth(change.writes());
        if (growth > 0 && entries.bytes() + growth > settings.bytesMax()) {
            throw LogException.overloaded("The tables hold as many bytes as they may");
        }
        boolean isNew = change.writes().stream()
                .anyMatch(each -> each instanceof Write.Put put && put.expected() == Write.ABSENT);
        if (isNew && entries.count() >= settings.entriesMax()) {
            throw LogException.overloaded("The tables hold as many entries as they may");
        }
    }

    private CompletionStage<Boolean> write(Change<?> change) {
        long number = numbers.incrementAndGet();
        var decided = new CompletableFuture<Boolean>();
        underWay.put(number, decided);
        var unused = writer.append(new Changed(author, number, change.writes())).whenComplete((offset, failure) -> {
            if (failure != null) {
                decided.completeExceptionally(failure);
            }
        });
        return decided.orTimeout(topic.deadline().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((happened, failure) -> underWay.remove(number));
    }

    private CompletionStage<Entries> catchUp() {
        return looks.end().thenCompose(progress::await);
    }

    private <T> CompletionStage<T> inTime(CompletionStage<T> stage) {
        return stage.thenApply(answer -> answer)
                .toCompletableFuture()
                .orTimeout(topic.deadline().toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(known(failure)));
    }

    private static Throwable known(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? LogException.unavailable("The tables' log did not answer in time", cause)
                : cause;
    }

    private void lose() {
        underWay.values()
                .forEach(decided -> decided.completeExceptionally(
                        LogException.unavailable("It is not known whether a change happened", null)));
    }

    private void cut(long offset) {
        var unused = topic.cut(offset).whenComplete((done, failure) -> {
            if (failure == null) {
                LOG.atInfo().addKeyValue("offset", offset).log("The tables' log begins anew");
            } else {
                LOG.atWarn().setCause(failure).addKeyValue("offset", offset).log("The tables' log was not cut");
            }
        });
    }

    /** Stops to follow the log; what is under way fails. */
    @Override
    public void close() {
        follower.close();
        writer.close();
        lose();
        executor.shutdownNow();
    }

    private final class Heard implements Replay.Listener {

        @Override
        public void decided(Changed change, boolean happened) {
            if (change.author().equals(author)) {
                var decided = underWay.get(change.number());
                if (decided != null) {
                    decided.completeAsync(() -> happened, executor);
                }
            }
        }

        @Override
        public void begun(long offset, SnapshotBegin begin, Entries entries) {
            snapshots.begun(offset, begin, entries);
        }

        @Override
        public void ended(SnapshotEnd end) {
            snapshots.ended(end);
        }
    }
}
