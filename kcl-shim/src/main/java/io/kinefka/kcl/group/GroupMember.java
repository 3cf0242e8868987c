package io.kinefka.kcl.group;

import io.kinefka.kcl.catalog.TrackedStream;
import io.kinefka.kcl.group.PartitionRunner.Stop;
import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException.Reason;
import io.kinefka.kcl.shard.RecordBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This worker as a member of its group: polls, hands records to the runners of its partitions, and does for them what only
 * the polling thread may do. It never runs the application's code, so it polls however long that takes.
 */
final class GroupMember implements ShardSource, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER_POLL = Duration.ofMillis(2);
    private static final Duration COMMIT_DEADLINE = Duration.ofSeconds(10);
    private static final long BUFFER_BYTES_MAX = 16L << 20;
    private static final long BUFFER_BYTES_MIN = 256L << 10;

    private final Consumer<byte[], byte[]> consumer;
    private final Work work;
    private final Map<TopicPartition, PartitionRunner> owned = new HashMap<>();
    private final Map<TopicPartition, CompletableFuture<Void>> ending;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Commits commits;
    private Map<String, TrackedStream> streams = Map.of();
    private volatile boolean polling;
    private volatile boolean closed;

    /**
     * Joins when it is first polled.
     *
     * @param ending by partition, what still runs of runners whose partition is gone; outlives this member
     */
    GroupMember(Consumer<byte[], byte[]> consumer, Work work, Map<TopicPartition, CompletableFuture<Void>> ending) {
        this.consumer = consumer;
        this.work = work;
        this.ending = ending;
        this.commits = new Commits(consumer, runner -> owned.get(runner.partition()) == runner, COMMIT_DEADLINE);
    }

    /** Reads these streams from now on. */
    void subscribe(Map<String, TrackedStream> byTopic) {
        Set<String> before = Set.copyOf(streams.keySet());
        streams = Map.copyOf(byTopic);
        if (byTopic.isEmpty()) {
            if (!before.isEmpty()) {
                consumer.unsubscribe();
            }
        } else if (!before.equals(byTopic.keySet())) {
            LOG.atInfo().addKeyValue("topics", byTopic.keySet()).log("This worker reads");
            consumer.subscribe(byTopic.keySet(), this);
        }
    }

    /** Runs something in the polling thread, soon. Any thread may call. */
    void submit(Runnable command) {
        inbox.add(command);
        wakeUp();
    }

    private void wakeUp() {
        if (polling) {
            consumer.wakeup();
        }
    }

    /** One round: does what was asked for, fetches, distributes. */
    void poll() throws InterruptedException {
        if (streams.isEmpty()) {
            Runnable command = inbox.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (command != null) {
                command.run();
            }
            return;
        }
        work();
        try {
            polling = true;
            ConsumerRecords<byte[], byte[]> fetched = consumer.poll(patience());
            polling = false;
            distribute(fetched);
            followEnds();
        } catch (WakeupException e) {
            LOG.atTrace().log("Woken up");
        } finally {
            polling = false;
        }
    }

    private Duration patience() {
        if (!inbox.isEmpty() || !commits.isEmpty()) {
            return Duration.ZERO;
        }
        return commits.isUnderWay() ? ANSWER_POLL : POLL;
    }

    private void work() {
        for (Runnable command = inbox.poll(); command != null; command = inbox.poll()) {
            command.run();
        }
        commits.run();
    }

    private void distribute(ConsumerRecords<byte[], byte[]> fetched) {
        Map<TopicPartition, OffsetAndMetadata> next = fetched.nextOffsets();
        for (TopicPartition partition : fetched.partitions()) {
            PartitionRunner runner = owned.get(partition);
            if (runner == null || !runner.isReceiving()) {
                continue;
            }
            runner.buffer().add(fetched.records(partition));
            OffsetAndMetadata position = next.get(partition);
            if (position != null) {
                advance(runner.buffer(), partition, position.offset());
            }
            if (runner.buffer().sizeBytes() > bufferBytesMax()) {
                runner.waitForRoom(true);
                consumer.pause(List.of(partition));
                // It may have emptied its buffer before it could know that somebody waits for that.
                resumeIfThereIsRoom(runner);
            }
            runner.signal();
        }
    }

    private void resumeIfThereIsRoom(PartitionRunner runner) {
        if (runner.waitsForRoom() && runner.buffer().sizeBytes() <= bufferBytesMax() / 2) {
            runner.waitForRoom(false);
            consumer.resume(List.of(runner.partition()));
        }
    }

    /** To ask for the lag takes a moment, so it is left until it may be zero. */
    private void advance(RecordBuffer buffer, TopicPartition partition, long offset) {
        buffer.advance(offset);
        if (buffer.hasReachedEnd()) {
            buffer.end(offset
                    + Undisturbed.call(() -> consumer.currentLag(partition)).orElse(1));
        }
    }

    private long bufferBytesMax() {
        long share = work.settings().prefetchBytesMax() / Math.max(1, owned.size());
        return Math.max(BUFFER_BYTES_MIN, Math.min(BUFFER_BYTES_MAX, share));
    }

    /** A closed shard may end in offsets that are no records: then only the consumer's position tells. */
    private void followEnds() {
        owned.forEach((partition, runner) -> {
            if (runner.awaitsEnd() && runner.isReceiving()) {
                runner.buffer().advance(consumer.position(partition));
                runner.signal();
            }
        });
    }

    /** Tells all runners that shards may have changed. */
    void lineageChanged() {
        owned.values().forEach(PartitionRunner::signal);
    }

    /**
     * Ends all runners and leaves the group.
     *
     * @return whether all of them had ended within the time for handing over
     */
    boolean close(Stop reason) {
        boolean inTime = release(List.copyOf(owned.keySet()), reason);
        closed = true;
        commits.refuse();
        try {
            consumer.close();
        } finally {
            commits.refuse();
        }
        return inTime;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        consumer.pause(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed =
                Undisturbed.call(() -> consumer.committed(Set.copyOf(partitions)));
        for (TopicPartition partition : partitions) {
            TrackedStream stream = streams.get(partition.topic());
            if (stream == null) {
                continue;
            }
            OffsetAndMetadata offset = committed.get(partition);
            PartitionRunner runner = new PartitionRunner(
                    work, this, stream, partition, offset == null ? null : GroupPosition.of(offset));
            owned.put(partition, runner);
            runner.startAfter(ending.getOrDefault(partition, CompletableFuture.completedFuture(null)));
            ending.put(partition, runner.done());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        boolean inPoll = polling;
        polling = false;
        release(partitions, Stop.HAND_OVER);
        polling = inPoll;
        if (!inbox.isEmpty()) {
            wakeUp();
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionRunner runner = owned.remove(partition);
            if (runner != null) {
                LOG.atWarn().addKeyValue("partition", partition).log("The group has taken a partition away");
                runner.receiveNothing();
                runner.stop(Stop.LOST);
            }
        }
    }

    /** Waits for the runners, and commits for them meanwhile; from then on they cannot commit any more. */
    private boolean release(Collection<TopicPartition> partitions, Stop reason) {
        List<PartitionRunner> leaving = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            PartitionRunner runner = owned.get(partition);
            if (runner != null) {
                runner.receiveNothing();
                runner.stop(reason);
                leaving.add(runner);
            }
        }
        // Of a partition that is gone already, the next runner here waits by itself.
        boolean inTime = reason == Stop.LOST || awaitEnd(leaving);
        for (PartitionRunner runner : leaving) {
            owned.remove(runner.partition());
            runner.stop(Stop.LOST);
        }
        return inTime;
    }

    private boolean awaitEnd(List<PartitionRunner> leaving) {
        long deadline = System.nanoTime() + work.settings().handOverMax().toNanos();
        while (!leaving.stream().allMatch(runner -> runner.done().isDone())) {
            commits.runNow();
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                LOG.atWarn()
                        .log("A record processor did not end in time; its shard goes to another worker all the same");
                return false;
            }
            try {
                Runnable command = inbox.poll(remaining, TimeUnit.NANOSECONDS);
                if (command != null) {
                    command.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void start(PartitionRunner runner, long offset) {
        submit(() -> {
            if (owns(runner)) {
                consumer.seek(runner.partition(), offset);
                runner.waitForRoom(false);
                runner.receiveFrom(offset);
                consumer.resume(List.of(runner.partition()));
                runner.signal();
            }
        });
    }

    @Override
    public void stop(PartitionRunner runner) {
        submit(() -> {
            if (owns(runner) && !runner.isReceiving()) {
                consumer.pause(List.of(runner.partition()));
            }
        });
    }

    @Override
    public void drained(PartitionRunner runner) {
        submit(() -> {
            if (owns(runner) && runner.isReceiving()) {
                resumeIfThereIsRoom(runner);
            }
        });
    }

    @Override
    public void finished(PartitionRunner runner) {
        submit(() -> ending.remove(runner.partition(), runner.done()));
    }

    private boolean owns(@Nullable PartitionRunner runner) {
        return runner != null && owned.get(runner.partition()) == runner;
    }

    @Override
    public void commit(PartitionRunner runner, GroupPosition position) throws NotCommittedException {
        CompletableFuture<Void> answer = commits.request(runner, position);
        submit(() -> {});
        if (closed) {
            commits.refuse();
        }
        try {
            answer.get(
                    COMMIT_DEADLINE.toMillis() + work.settings().handOverMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotCommittedException refused
                    ? refused
                    : new NotCommittedException(Reason.UNAVAILABLE, e);
        } catch (TimeoutException e) {
            throw new NotCommittedException(Reason.UNAVAILABLE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotCommittedException(Reason.UNAVAILABLE, e);
        }
    }
}
