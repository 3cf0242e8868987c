package io.kinefka.log.tail;

import io.kinefka.log.read.LogRecord;
import io.kinefka.log.tail.TailRead.Arrived;
import io.kinefka.log.tail.TailRead.Behind;
import io.kinefka.log.tail.TailRead.Nothing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** The newest records of one shard, within a bound, and those who wait for more. Shared by all of them. */
final class Tail {
    private static final long NOT_STARTED = Long.MAX_VALUE;
    private static final long NEVER = Long.MAX_VALUE;
    /** What Java needs for a record besides its content. */
    private static final long RECORD_BYTES = 200;

    private final TopicPartition partition;
    private final ArrayDeque<LogRecord> kept = new ArrayDeque<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long keptBytes;
    private long nextOffset = NOT_STARTED;
    private long appendedEnd;
    private int users;

    private record Waiting(long offset, int recordsMax, long bytesMax, CompletableFuture<TailRead> told) {}

    Tail(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    synchronized boolean isStarted() {
        return nextOffset != NOT_STARTED;
    }

    /** Counts one more user; the first one has it followed. */
    synchronized boolean use() {
        return ++users == 1;
    }

    /** Counts one user less; after the last one it need not be followed. */
    synchronized boolean leave() {
        return --users == 0;
    }

    /** From now on every record from that offset on is added. */
    synchronized void start(long offset) {
        kept.clear();
        keptBytes = 0;
        nextOffset = offset;
        tellAll();
    }

    synchronized void add(LogRecord arrived) {
        if (arrived.offset() < nextOffset) {
            return;
        }
        if (arrived.offset() > nextOffset) {
            // Something lies in between that was not seen: who wants it has to read it.
            kept.clear();
            keptBytes = 0;
        }
        kept.addLast(arrived);
        keptBytes += memory(arrived);
        nextOffset = arrived.offset() + 1;
    }

    /** Forgets the oldest records, to be called when those who wait have been told. */
    synchronized void trim(long bytesMax) {
        while (keptBytes > bytesMax) {
            keptBytes -= memory(kept.removeFirst());
        }
    }

    private static long memory(LogRecord one) {
        return RECORD_BYTES + one.partitionKey().length() + one.data().remaining();
    }

    /** Tells whoever waits for something that is here now. They go on in threads of their own. */
    synchronized void tellAll() {
        waiting.removeIf(one -> {
            if (one.told().isDone()) {
                return true;
            }
            if (one.offset() >= nextOffset) {
                return false;
            }
            tell(one, read(one.offset(), one.recordsMax(), one.bytesMax()));
            return true;
        });
    }

    /** Tells whoever waits that there is something else to know. */
    synchronized void wake() {
        waiting.forEach(one -> tell(one, new Nothing()));
        waiting.clear();
    }

    private static void tell(Waiting one, TailRead news) {
        var unused = one.told().completeAsync(() -> news);
    }

    synchronized CompletionStage<TailRead> next(long offset, int recordsMax, long bytesMax, Duration timeout) {
        if (nextOffset != NOT_STARTED && offset < nextOffset) {
            return CompletableFuture.completedFuture(read(offset, recordsMax, bytesMax));
        }
        return await(offset, recordsMax, bytesMax, timeout);
    }

    /** What is there now, if it is all that this gateway knows of. */
    synchronized TailRead peek(long offset, int recordsMax, long bytesMax) {
        if (nextOffset == NOT_STARTED || offset > nextOffset || appendedEnd > nextOffset) {
            return new Behind();
        }
        return offset == nextOffset ? new Nothing() : read(offset, recordsMax, bytesMax);
    }

    /** This gateway has appended a record, which will arrive here too. */
    synchronized void appended(long offset) {
        appendedEnd = Math.max(appendedEnd, offset + 1);
    }

    /** Waits whatever arrives. */
    synchronized CompletionStage<TailRead> pause(Duration time) {
        return await(NEVER, 0, 0, time);
    }

    private CompletionStage<TailRead> await(long offset, int recordsMax, long bytesMax, Duration timeout) {
        var told = new CompletableFuture<TailRead>();
        waiting.removeIf(one -> one.told().isDone());
        waiting.add(new Waiting(offset, recordsMax, bytesMax, told));
        return told.completeOnTimeout(new Nothing(), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private TailRead read(long offset, int recordsMax, long bytesMax) {
        long first = kept.isEmpty() ? nextOffset : kept.getFirst().offset();
        if (offset < first) {
            return new Behind();
        }
        var records = new ArrayList<LogRecord>();
        long bytes = 0;
        long nextArrival = 0;
        for (LogRecord one : kept) {
            if (one.offset() < offset) {
                continue;
            }
            bytes += one.data().remaining();
            if (records.size() >= recordsMax || (bytes > bytesMax && !records.isEmpty())) {
                nextArrival = one.arrivalMillis();
                break;
            }
            records.add(one);
        }
        long next = records.get(records.size() - 1).offset() + 1;
        return new Arrived(records, next, next == nextOffset, nextArrival);
    }
}
