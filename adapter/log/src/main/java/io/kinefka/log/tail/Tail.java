package io.kinefka.log.tail;

import io.kinefka.log.read.LogRecord;
import io.kinefka.log.read.RecordBatch;
import io.kinefka.log.tail.Handed.Wanted;
import io.kinefka.log.tail.TailRead.Arrived;
import io.kinefka.log.tail.TailRead.Behind;
import io.kinefka.log.tail.TailRead.Nothing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** The newest records of one shard, within a bound, and those who wait for more. Shared by all of them. */
final class Tail {
    private static final long NOT_STARTED = Long.MAX_VALUE;
    private static final long NEVER = Long.MAX_VALUE;
    /** What Java needs for a record besides its content. */
    private static final long RECORD_BYTES = 280;
    /**
     * Whoever is behind is given whole blocks where possible: then those who began at different places are soon given the
     * same.
     */
    private static final long BLOCK_BYTES = 512 * 1024;

    private static final int BLOCK_RECORDS = 5000;
    /** One part in so many of the memory is left to what was made for several. */
    private static final int SHARED_PART = 4;

    private final TopicPartition partition;
    private final Executor tellers;
    private final NavigableMap<Long, Kept> kept = new TreeMap<>();
    private final Handed handed = new Handed();
    private final List<Waiting> waiting = new ArrayList<>();
    private long bytesMax = Long.MAX_VALUE;
    private long keptBytes;
    private long block;
    private long blockBytes;
    private int blockRecords;
    private long nextOffset = NOT_STARTED;
    private long appendedEnd;
    private int users;

    private record Waiting(Wanted wanted, CompletableFuture<TailRead> told) {}

    private record Kept(LogRecord content, long block) {}

    /**
     * Keeps nothing yet.
     *
     * @param tellers in which those who wait go on
     */
    Tail(TopicPartition partition, Executor tellers) {
        this.partition = partition;
        this.tellers = tellers;
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
        forgetAll();
        nextOffset = offset;
        tellAll();
    }

    synchronized void add(LogRecord arrived) {
        if (arrived.offset() < nextOffset) {
            return;
        }
        if (arrived.offset() > nextOffset) {
            // Something lies in between that was not seen: who wants it has to read it.
            forgetAll();
        }
        blockBytes += arrived.data().remaining();
        if (blockBytes > BLOCK_BYTES || ++blockRecords > BLOCK_RECORDS) {
            block++;
            blockBytes = arrived.data().remaining();
            blockRecords = 1;
        }
        kept.put(arrived.offset(), new Kept(arrived, block));
        keptBytes += memory(arrived);
        nextOffset = arrived.offset() + 1;
    }

    private void forgetAll() {
        kept.clear();
        keptBytes = 0;
        handed.clear();
    }

    /** Forgets the oldest records, to be called when those who wait have been told. */
    synchronized void trim(long bytesMax) {
        this.bytesMax = bytesMax;
        forgetOldest();
    }

    private void forgetOldest() {
        // What was made can be made again from memory; records would have to be read again. But these fill the memory
        // sooner or later, and then those who wait at the end would share nothing any more.
        handed.trimShared(Math.max(bytesMax / SHARED_PART, bytesMax - keptBytes));
        while (keptBytes + handed.sharedBytes() > bytesMax && !kept.isEmpty()) {
            keptBytes -= memory(kept.pollFirstEntry().getValue().content());
            handed.trim(firstOffset());
        }
    }

    private long firstOffset() {
        return kept.isEmpty() ? nextOffset : kept.firstKey();
    }

    private static long memory(LogRecord one) {
        return RECORD_BYTES + one.partitionKey().length() + one.data().remaining();
    }

    /** Tells whoever waits for something that is here now. They go on in the tellers' threads. */
    synchronized void tellAll() {
        waiting.removeIf(one -> {
            if (one.told().isDone()) {
                return true;
            }
            if (one.wanted().offset() >= nextOffset) {
                return false;
            }
            tell(one, read(one.wanted()));
            return true;
        });
    }

    /** Tells whoever waits that there is something else to know. */
    synchronized void wake() {
        waiting.forEach(one -> tell(one, new Nothing()));
        waiting.clear();
    }

    private void tell(Waiting one, TailRead news) {
        var unused = one.told().completeAsync(() -> news, tellers);
    }

    synchronized CompletionStage<TailRead> next(long offset, int recordsMax, long bytesMax, Duration timeout) {
        var wanted = new Wanted(offset, recordsMax, bytesMax);
        return nextOffset != NOT_STARTED && offset < nextOffset
                ? CompletableFuture.completedFuture(read(wanted))
                : await(wanted, timeout);
    }

    /** What is there now, if it is all that this gateway knows of. */
    synchronized TailRead peek(long offset, int recordsMax, long bytesMax) {
        if (nextOffset == NOT_STARTED || offset > nextOffset || appendedEnd > nextOffset) {
            return new Behind();
        }
        return offset == nextOffset ? new Nothing() : read(new Wanted(offset, recordsMax, bytesMax));
    }

    /** This gateway has appended a record, which will arrive here too. */
    synchronized void appended(long offset) {
        appendedEnd = Math.max(appendedEnd, offset + 1);
    }

    /** Waits whatever arrives. */
    synchronized CompletionStage<TailRead> pause(Duration time) {
        return await(new Wanted(NEVER, 0, 0), time);
    }

    private CompletionStage<TailRead> await(Wanted wanted, Duration timeout) {
        var told = new CompletableFuture<TailRead>();
        waiting.removeIf(one -> one.told().isDone());
        waiting.add(new Waiting(wanted, told));
        return told.completeOnTimeout(new Nothing(), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private TailRead read(Wanted wanted) {
        if (wanted.offset() < firstOffset()) {
            return new Behind();
        }
        var known = handed.find(wanted, nextOffset);
        if (known != null) {
            forgetOldest();
            return known;
        }
        var answer = collect(wanted);
        handed.add(wanted, answer);
        return answer;
    }

    private Arrived collect(Wanted wanted) {
        var records = new ArrayList<LogRecord>();
        int wholeBlocks = 0;
        long last = NEVER;
        long bytes = 0;
        for (Kept one : kept.tailMap(wanted.offset(), true).values()) {
            if (one.block() != last) {
                wholeBlocks = records.size();
                last = one.block();
            }
            bytes += one.content().data().remaining();
            if (!records.isEmpty() && (records.size() >= wanted.recordsMax() || bytes > wanted.bytesMax())) {
                return cut(records, one.content(), wholeBlocks);
            }
            records.add(one.content());
        }
        return new Arrived(new RecordBatch(records), nextOffset, true, 0);
    }

    /** There is more, beginning with that record. */
    private static Arrived cut(List<LogRecord> records, LogRecord more, int wholeBlocks) {
        var next = wholeBlocks == 0 || wholeBlocks == records.size() ? more : records.get(wholeBlocks);
        var given = wholeBlocks == 0 ? records : records.subList(0, wholeBlocks);
        return new Arrived(new RecordBatch(given), next.offset(), false, next.arrivalMillis());
    }
}
