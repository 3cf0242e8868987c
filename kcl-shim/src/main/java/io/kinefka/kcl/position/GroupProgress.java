package io.kinefka.kcl.position;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka what the whole group has committed, while somebody waits for another worker's shard to end, and not more
 * often than once in an interval.
 */
public final class GroupProgress {
    private static final Logger LOG = LoggerFactory.getLogger(GroupProgress.class);

    private final Admin admin;
    private final String group;
    private final Duration interval;
    private final ScheduledExecutorService timer;
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable Answer answer;
    private boolean asking;
    private long nextNanos;

    /**
     * An answer.
     *
     * @param positions what it says
     * @param askedNanos when it was asked for, by {@link System#nanoTime}
     */
    private record Answer(GroupPositions positions, long askedNanos) {}

    public GroupProgress(Admin admin, String group, Duration interval, ScheduledExecutorService timer) {
        this.admin = admin;
        this.group = group;
        this.interval = interval;
        this.timer = timer;
        this.nextNanos = System.nanoTime();
    }

    /** The newest answer if it was asked for after that moment of {@link System#nanoTime}, else null. */
    public synchronized @Nullable GroupPositions since(long nanos) {
        return answer == null || answer.askedNanos() - nanos < 0 ? null : answer.positions();
    }

    /** Calls back once, when something may have changed. */
    public synchronized void await(Runnable callback) {
        waiting.add(callback);
        schedule();
    }

    /** Takes over what this worker itself has committed, so that nobody here waits for Kafka to say so. */
    public void committed(TopicPartition partition, GroupPosition position) {
        List<Runnable> callbacks;
        synchronized (this) {
            if (answer == null) {
                return;
            }
            Map<TopicPartition, GroupPosition> positions =
                    new HashMap<>(answer.positions().byPartition());
            positions.put(partition, position);
            answer = new Answer(new GroupPositions(positions), answer.askedNanos());
            callbacks = drain();
        }
        callbacks.forEach(Runnable::run);
    }

    private void schedule() {
        if (!asking) {
            asking = true;
            var unused = timer.schedule(this::ask, nextNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void ask() {
        long askedNanos = System.nanoTime();
        var unused = admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group)
                .toCompletionStage()
                .handle((committed, failure) -> {
                    if (failure == null) {
                        answered(new Answer(GroupPositions.of(committed), askedNanos));
                    } else {
                        LOG.atWarn().setCause(failure).log("The group's offsets are not known; asking again");
                        failed(askedNanos);
                    }
                    return committed;
                })
                .exceptionally(unreadable -> {
                    LOG.atError().setCause(unreadable).log("The group's offsets cannot be read; asking again");
                    failed(askedNanos);
                    return Map.of();
                });
    }

    private void answered(Answer next) {
        List<Runnable> callbacks;
        synchronized (this) {
            answer = next;
            asking = false;
            nextNanos = next.askedNanos() + interval.toNanos();
            callbacks = drain();
        }
        callbacks.forEach(Runnable::run);
    }

    private synchronized void failed(long askedNanos) {
        asking = false;
        nextNanos = askedNanos + interval.toNanos();
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    private List<Runnable> drain() {
        List<Runnable> callbacks = List.copyOf(waiting);
        waiting.clear();
        return callbacks;
    }
}
