package io.kinefka.kcl.group;

import io.kinefka.kcl.catalog.Lineage;
import io.kinefka.kcl.catalog.TrackedStream;
import io.kinefka.kcl.position.Beginning;
import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.kcl.position.GroupPositions;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException.Reason;
import io.kinefka.kcl.shard.RecordBuffer;
import io.kinefka.kcl.shard.RecordBuffer.Taken;
import io.kinefka.kcl.shard.ShardConsumer;
import io.kinefka.mapping.Shard;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * Processes one partition for as long as this worker has it: its shards one after the other, each after its parents.
 * Everything that may wait, or is the application's, happens here, in the executor's threads, one step at a time.
 */
final class PartitionRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionRunner.class);

    /** Why the runner comes to its end. */
    enum Stop {
        /** The partition goes to another worker, or this one is being stopped: the processor may still checkpoint. */
        HAND_OVER,
        /** This worker is stopped at once: only the current batch is finished. */
        RELEASE,
        /** The partition is another worker's already. */
        LOST
    }

    private final Work work;
    private final ShardSource source;
    private final TrackedStream stream;
    private final TopicPartition partition;
    private final Beginning beginning;
    private final SerialTask task;
    private final RecordBuffer buffer = new RecordBuffer();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final long createdNanos = System.nanoTime();

    private volatile @Nullable Stop stop;
    private volatile boolean receiving;
    private volatile boolean waitsForRoom;
    private volatile boolean awaitsEnd;
    private volatile boolean released;

    private @Nullable GroupPosition committed;
    private @Nullable ShardConsumer consumer;
    private @Nullable Shard shard;
    private @Nullable Taken batch;
    private boolean initialized;
    private long readFrom;
    private long retryNanos = createdNanos;
    private long lastCallNanos = createdNanos;

    PartitionRunner(
            Work work,
            ShardSource source,
            TrackedStream stream,
            TopicPartition partition,
            @Nullable GroupPosition committed) {
        this.work = work;
        this.source = source;
        this.stream = stream;
        this.partition = partition;
        this.committed = committed;
        this.beginning = new Beginning(stream.initialPosition(), work.offsets());
        this.task = new SerialTask(work.executor(), this::run);
    }

    TopicPartition partition() {
        return partition;
    }

    /** Begins once an earlier runner of the same partition has ended. */
    void startAfter(CompletableFuture<Void> earlier) {
        var unused = earlier.thenRun(task::signal);
    }

    /** Something may have changed. */
    void signal() {
        task.signal();
    }

    /** Comes to its end after what it is doing now. */
    void stop(Stop reason) {
        if (stop == null || reason == Stop.LOST) {
            stop = reason;
        }
        task.signal();
    }

    /** Done when nothing of the application runs for this partition any more. */
    CompletableFuture<Void> done() {
        return done;
    }

    // What the polling thread does with the buffer.

    void receiveFrom(long offset) {
        buffer.reset(offset);
        receiving = true;
    }

    void receiveNothing() {
        receiving = false;
    }

    boolean isReceiving() {
        return receiving;
    }

    /** Whether its shard is closed, so that the end can be reached without a record. */
    boolean awaitsEnd() {
        return awaitsEnd;
    }

    RecordBuffer buffer() {
        return buffer;
    }

    void waitForRoom(boolean waits) {
        waitsForRoom = waits;
    }

    boolean waitsForRoom() {
        return waitsForRoom;
    }

    private void run() {
        boolean more = !done.isDone();
        while (more) {
            try {
                more = step();
            } catch (Throwable e) {
                // An application's error, too, must not end the shard without anybody noticing.
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("partition", partition)
                        .log("A step in the life of a shard failed; trying again");
                retryLater();
                more = false;
            }
        }
    }

    private boolean step() throws NotCommittedException {
        Stop reason = stop;
        if (reason != null) {
            end(reason);
            return false;
        }
        if (System.nanoTime() - retryNanos < 0) {
            return false;
        }
        ShardConsumer running = consumer;
        Shard current = shard;
        return (running == null || current == null) ? begin() : advance(running, current);
    }

    private void retryLater() {
        retryNanos = System.nanoTime() + work.settings().retryBackoff().toNanos();
        wakeUpAfter(work.settings().retryBackoff());
    }

    private void wakeUpAfter(Duration delay) {
        var unused = work.timer().schedule(task::signal, delay.toNanos() + 1, TimeUnit.NANOSECONDS);
    }

    private void end(Stop reason) {
        ShardConsumer running = consumer;
        if (running != null && initialized) {
            if (reason == Stop.HAND_OVER) {
                running.shutdownRequested();
            }
            released = true;
            LOG.atInfo().addKeyValue("shard", running.leaseKey()).log("This worker gives up a shard");
            running.leaseLost();
        }
        released = true;
        done.complete(null);
        source.finished(this);
    }

    /** Begins with the first shard that is not finished, unless that has to wait. */
    private boolean begin() throws NotCommittedException {
        Lineage lineage = work.lineage().apply(stream).orElse(null);
        if (lineage == null) {
            return false;
        }
        List<Shard> chain = lineage.chain(partition.partition());
        GroupPositions positions =
                positions(chain.stream().anyMatch(one -> !lineage.parents(one).isEmpty()));
        if (positions == null) {
            work.progress().await(task::signal);
            return false;
        }
        Shard next = chain.stream()
                .filter(one -> !isFinished(one) && beginning.takesPart(one, lineage, positions))
                .findFirst()
                .orElse(null);
        if (next == null || catalogIsBehind(next)) {
            return false;
        }
        if (!beginning.parentsFinished(next, lineage, positions)) {
            work.progress().await(task::signal);
            return false;
        }
        begin(next, lineage, positions);
        return true;
    }

    private @Nullable GroupPositions positions(boolean ofOthersToo) {
        GroupPositions known = ofOthersToo ? work.progress().since(createdNanos) : GroupPositions.NONE;
        if (known == null || committed == null) {
            return known;
        }
        Map<TopicPartition, GroupPosition> merged = new HashMap<>(known.byPartition());
        merged.put(partition, committed);
        return new GroupPositions(merged);
    }

    private boolean isFinished(Shard one) {
        return committed != null && committed.hasFinished(one);
    }

    /** Another worker has seen the end of a shard that is still open here. */
    private boolean catalogIsBehind(Shard next) {
        var checkpoint = committed == null ? null : committed.checkpoint();
        return checkpoint != null
                && checkpoint.isShardEnd()
                && checkpoint.shard().equals(next.id());
    }

    private void begin(Shard next, Lineage lineage, GroupPositions positions) throws NotCommittedException {
        GroupPosition position = committed;
        if (position == null || !position.hasReached(next)) {
            position = beginning.first(next, lineage, positions);
            commit(position);
            committed = position;
        }
        readFrom = Math.max(position.readFrom(), work.offsets().trimHorizon(lineage.stream(), next));
        shard = next;
        consumer = new ShardConsumer(
                new ShardConsumer.Parts(
                        work.factory().shardRecordProcessor(stream.identifier()),
                        work.aggregation(),
                        work.translation(),
                        work.multiStream() ? stream.identifier().serialize() : null),
                next,
                position,
                this::commit);
    }

    private void commit(GroupPosition position) throws NotCommittedException {
        if (released || stop == Stop.LOST) {
            throw new NotCommittedException(Reason.LEASE_LOST);
        }
        source.commit(this, position);
    }

    private boolean advance(ShardConsumer running, Shard known) {
        Lineage lineage = work.lineage().apply(stream).orElse(null);
        Shard now = lineage == null ? known : lineage.shard(known.id()).orElse(known);
        shard = now;
        running.update(now);
        awaitsEnd = !now.isOpen();
        if (!initialized) {
            running.initialize();
            initialized = true;
            LOG.atInfo().addKeyValue("shard", running.leaseKey()).log("This worker processes a shard");
            source.start(this, readFrom);
        }
        if (!receiving) {
            return false;
        }
        Shard.Closure closure = now.closure();
        long end = closure == null ? Long.MAX_VALUE : closure.endOffset();
        Taken taken = batch != null ? batch : buffer.take(work.settings().recordsMax(), end);
        if (!taken.records().isEmpty()) {
            batch = taken;
            process(running, taken, taken.nextOffset() >= end ? lineage : null);
            return true;
        }
        if (taken.nextOffset() >= end) {
            finish(running, now);
            return true;
        }
        return callWithoutRecords(running);
    }

    private void process(ShardConsumer running, Taken taken, @Nullable Lineage atEnd) {
        List<KinesisClientRecord> records = running.open(taken.records(), taken.plain());
        batch = null;
        if (waitsForRoom) {
            source.drained(this);
        }
        if (!records.isEmpty() || work.settings().emptyCallInterval() != null) {
            lastCallNanos = System.nanoTime();
            running.process(records, millisBehindLatest(taken, atEnd != null), atEnd);
        }
    }

    private long millisBehindLatest(Taken taken, boolean atEnd) {
        if (atEnd || taken.caughtUp()) {
            return 0;
        }
        var next = taken.next() != null
                ? taken.next()
                : taken.records().get(taken.records().size() - 1);
        return Math.max(0, work.clock().millis() - next.timestamp());
    }

    private void finish(ShardConsumer running, Shard ended) {
        running.end(ended);
        LOG.atInfo().addKeyValue("shard", running.leaseKey()).log("A shard has ended");
        committed = running.position();
        receiving = false;
        awaitsEnd = false;
        source.stop(this);
        consumer = null;
        initialized = false;
        work.progress().committed(partition, running.position());
    }

    private boolean callWithoutRecords(ShardConsumer running) {
        Duration interval = work.settings().emptyCallInterval();
        if (interval == null) {
            return false;
        }
        long remaining = lastCallNanos + interval.toNanos() - System.nanoTime();
        if (remaining > 0) {
            wakeUpAfter(Duration.ofNanos(remaining));
            return false;
        }
        lastCallNanos = System.nanoTime();
        running.process(List.of(), 0, null);
        return true;
    }
}
