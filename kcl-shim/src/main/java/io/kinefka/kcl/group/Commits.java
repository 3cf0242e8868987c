package io.kinefka.kcl.group;

import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what the shards' tasks ask for, in the polling thread, all that waits in one request; polling goes on meanwhile,
 * and what comes meanwhile goes into the next one. As they are made by the group's member, Kafka refuses them once the member has been expelled; who has given a partition up is refused here.
 */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Predicate<PartitionRunner> owns;
    private final Duration deadline;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Request> failed = new ConcurrentLinkedQueue<>();
    private boolean underWay;

    private record Request(PartitionRunner runner, OffsetAndMetadata offset, CompletableFuture<Void> answer) {
        void fail(Reason reason, Throwable cause) {
            answer.completeExceptionally(new NotCommittedException(reason, cause));
        }
    }

    /** Asks whether a runner still has its partition. */
    Commits(Consumer<byte[], byte[]> consumer, Predicate<PartitionRunner> owns, Duration deadline) {
        this.consumer = consumer;
        this.owns = owns;
        this.deadline = deadline;
    }

    /** Queues a commit; its answer fails with a {@link NotCommittedException}. Any thread may call. */
    CompletableFuture<Void> request(PartitionRunner runner, GroupPosition position) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        requests.add(new Request(runner, position.toKafka(), answer));
        return answer;
    }

    /** Whether there is nothing to do at the moment. */
    boolean isEmpty() {
        return requests.isEmpty() || isUnderWay();
    }

    /** Whether Kafka has not answered yet; only polling makes it known that it has. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Sends everything that waits, unless something is under way: then that comes first. */
    void run() {
        if (underWay) {
            return;
        }
        commit(take(failed));
        List<Request> due = take(requests);
        if (!due.isEmpty()) {
            underWay = true;
            consumer.commitAsync(offsets(due), (offsets, failure) -> {
                underWay = false;
                if (failure == null) {
                    due.forEach(request -> request.answer().complete(null));
                } else {
                    LOG.atDebug().setCause(failure).log("A commit failed; once more, waiting for it");
                    failed.addAll(due);
                }
            });
        }
    }

    /** Commits everything that waits, and waits for it; for when there is no polling. */
    void runNow() {
        if (underWay) {
            commit(Map.of());
        }
        List<Request> due = take(failed);
        due.addAll(take(requests));
        commit(due);
    }

    private List<Request> take(Queue<Request> from) {
        List<Request> due = new ArrayList<>();
        for (Request request = from.poll(); request != null; request = from.poll()) {
            if (owns.test(request.runner())) {
                due.add(request);
            } else {
                request.answer().completeExceptionally(new NotCommittedException(Reason.LEASE_LOST));
            }
        }
        return due;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(List<Request> due) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        due.forEach(request -> offsets.put(request.runner().partition(), request.offset()));
        return offsets;
    }

    /** Refuses everything that waits. */
    void refuse() {
        refuse(failed);
        refuse(requests);
    }

    private static void refuse(Queue<Request> waiting) {
        for (Request request = waiting.poll(); request != null; request = waiting.poll()) {
            request.answer().completeExceptionally(new NotCommittedException(Reason.LEASE_LOST));
        }
    }

    private void commit(List<Request> due) {
        if (due.isEmpty()) {
            return;
        }
        try {
            commit(offsets(due));
            due.forEach(request -> request.answer().complete(null));
        } catch (RebalanceInProgressException e) {
            // The classic protocol: whoever still has its partition after the next poll can commit.
            requests.addAll(due);
        } catch (CommitFailedException | FencedInstanceIdException e) {
            due.forEach(request -> request.fail(Reason.LEASE_LOST, e));
        } catch (KafkaException e) {
            if (due.size() > 1) {
                due.forEach(request -> commit(List.of(request)));
            } else {
                due.get(0).fail(e instanceof OffsetMetadataTooLarge ? Reason.REFUSED : Reason.UNAVAILABLE, e);
            }
        }
    }

    /** Also makes known what has become of the commits before. */
    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Undisturbed.call(() -> {
            consumer.commitSync(offsets, deadline);
            return offsets;
        });
    }
}
