package io.kinefka.log.table;

import io.kinefka.log.table.TableRecord.SnapshotBegin;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import io.kinefka.log.table.TableRecord.SnapshotPart;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the log short: writes what the table holds into it again, and cuts off what came before. Any gateway does, and
 * several at once do no harm. One that has begun and does not go on is forgotten when as much again was written.
 */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long PART_BYTES = 512 << 10;

    private final UUID author;
    private final Function<TableRecord, CompletionStage<Long>> append;
    private final LongConsumer cut;
    private final Executor executor;
    private final long logBytesMin;
    private final double patience;
    // Only the thread that follows the log sees these.
    private final Map<Long, Begun> begun = new HashMap<>();
    private long changeBytes;
    private long snapshotAt;
    private long lastBegun;

    private record Begun(boolean isOwn, long changeBytes) {}

    /**
     * Begins to count.
     *
     * @param append writes to the log
     * @param cut forgets the log before an offset
     * @param patience by what this waits longer than it has to, so that not all gateways write at once; from 1
     */
    Snapshots(
            UUID author,
            Function<TableRecord, CompletionStage<Long>> append,
            LongConsumer cut,
            Executor executor,
            long logBytesMin,
            double patience) {
        this.author = author;
        this.append = append;
        this.cut = cut;
        this.executor = executor;
        this.logBytesMin = logBytesMin;
        this.patience = patience;
    }

    /** Starts to count again, for the log is read anew. */
    void reset() {
        begun.clear();
        changeBytes = 0;
        snapshotAt = 0;
        lastBegun = 0;
    }

    /** So much was found in the log. */
    void changed(int bytes) {
        changeBytes += bytes;
    }

    /** Writes a snapshot if it is time for that. */
    void writeIfDue(TableView table) {
        double due = Math.max(logBytesMin, table.bytes()) * patience;
        if (changeBytes - snapshotAt > due && (lastBegun <= snapshotAt || changeBytes - lastBegun > due)) {
            lastBegun = changeBytes;
            var unused = append.apply(new SnapshotBegin(author)).exceptionally(failure -> {
                LOG.atWarn().setCause(failure).log("A snapshot was not begun");
                return -1L;
            });
        }
    }

    void begun(long offset, SnapshotBegin begin, TableView table) {
        boolean isOwn = begin.author().equals(author);
        begun.put(offset, new Begun(isOwn, changeBytes));
        lastBegun = changeBytes;
        if (isOwn) {
            var entries = table.copy().entrySet().iterator();
            executor.execute(() -> write(offset, entries, 0));
        }
    }

    private void write(long begin, Iterator<Map.Entry<Bytes, Entry>> rest, int parts) {
        boolean isEnd = !rest.hasNext();
        var unused = append.apply(isEnd ? new SnapshotEnd(begin, parts) : part(begin, rest))
                .whenCompleteAsync(
                        (offset, failure) -> {
                            if (failure != null) {
                                LOG.atWarn().setCause(failure).log("A snapshot is given up");
                            } else if (!isEnd) {
                                write(begin, rest, parts + 1);
                            }
                        },
                        executor);
    }

    private static SnapshotPart part(long begin, Iterator<Map.Entry<Bytes, Entry>> rest) {
        Map<Bytes, Entry> part = new LinkedHashMap<>();
        for (long bytes = 0; bytes < PART_BYTES && rest.hasNext(); ) {
            var next = rest.next();
            part.put(next.getKey(), next.getValue());
            bytes += next.getKey().length() + next.getValue().value().length();
        }
        return new SnapshotPart(begin, part);
    }

    void ended(SnapshotEnd end) {
        var one = begun.get(end.begin());
        if (one == null) {
            return;
        }
        snapshotAt = Math.max(snapshotAt, one.changeBytes());
        begun.keySet().removeIf(offset -> offset <= end.begin());
        if (one.isOwn()) {
            cut.accept(end.begin());
        }
    }
}
