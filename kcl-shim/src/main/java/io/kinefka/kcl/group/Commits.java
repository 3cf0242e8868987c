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

/**
 * Commits what the shards' tasks ask for, in the polling thread, all that waits in one request. As it is made by the
 * group's member, Kafka refuses it once the member has been expelled; who has given a partition up is refused here.
 */
final class Commits {
    private final Consumer<byte[], byte[]> consumer;
    private final Predicate<PartitionRunner> owns;
    private final Duration deadline;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

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

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Commits everything that waits. */
    void run() {
        List<Request> due = new ArrayList<>();
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            if (owns.test(request.runner())) {
                due.add(request);
            } else {
                request.answer().completeExceptionally(new NotCommittedException(Reason.LEASE_LOST));
            }
        }
        if (!due.isEmpty()) {
            commit(due);
        }
    }

    /** Refuses everything that waits. */
    void refuse() {
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            request.answer().completeExceptionally(new NotCommittedException(Reason.LEASE_LOST));
        }
    }

    private void commit(List<Request> due) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        due.forEach(request -> offsets.put(request.runner().partition(), request.offset()));
        try {
            Undisturbed.call(() -> {
                consumer.commitSync(offsets, deadline);
                return offsets;
            });
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
}
