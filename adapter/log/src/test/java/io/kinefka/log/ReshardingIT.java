package io.kinefka.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.error.LogException;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.NewRecord;
import io.kinefka.mapping.HashKey;
import io.kinefka.mapping.Resharding;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import io.kinefka.mapping.StreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class ReshardingIT {
    private static final HashKey MIDDLE = new HashKey(1L << 63, 0);

    private static StreamMetadata create(KafkaLog log, String name, int shards) {
        return log.streams()
                .create(
                        new NewStream(
                                new StreamId("000000000000", "us-east-1", name),
                                StreamMode.PROVISIONED,
                                shards,
                                new TreeMap<>(),
                                StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    private static StreamMetadata reshard(KafkaLog log, StreamMetadata stream, Resharding.Step... steps) {
        log.streams()
                .reshard(stream.id(), Duration.ZERO, newest -> List.of(steps))
                .toCompletableFuture()
                .join();
        return log.streams().find(stream.id()).orElseThrow();
    }

    private static Resharding.Split splitFirst() {
        return new Resharding.Split(new ShardId(0), MIDDLE);
    }

    private static List<AppendResult> append(KafkaLog log, StreamMetadata stream, String key, int count) {
        return log.writer()
                .append(
                        stream.id(),
                        stream.createdAt(),
                        IntStream.range(0, count)
                                .mapToObj(i -> new NewRecord(key, null, UTF_8.encode(key + i)))
                                .toList())
                .toCompletableFuture()
                .join();
    }

    @Test
    void aSplitShardEndsAfterItsLastRecordAndItsChildrenTakeWhatFollows() throws Exception {
        try (var log = Brokers.open()) {
            var stream = create(log, "split", 1);
            append(log, stream, "before", 5);

            var after = reshard(log, stream, splitFirst());
            var appended = append(log, after, "after", 5);

            assertThat(after.status()).isEqualTo(StreamStatus.ACTIVE);
            var parent = after.shards().shard(new ShardId(0)).orElseThrow();
            assertThat(end(parent)).isEqualTo(5);
            assertThat(after.shards().open()).extracting(Shard::partition).containsExactly(1, 2);
            assertThat(appended).allSatisfy(one -> {
                assertThat(one.shard().parent()).isEqualTo(new ShardId(0));
                assertThat(((Appended) one).sequenceNumber())
                        .isGreaterThan(parent.endingSequenceNumber().orElseThrow());
            });
        }
    }

    @Test
    void mergedShardsHaveOneChild() throws Exception {
        try (var log = Brokers.open()) {
            var stream = create(log, "merge", 2);

            var after = reshard(log, stream, new Resharding.Merge(new ShardId(0), new ShardId(1)));

            assertThat(after.shards().open()).extracting(Shard::id).containsExactly(new ShardId(2));
            assertThat(append(log, after, "k", 3)).allMatch(Appended.class::isInstance);
        }
    }

    @Test
    void oneChangeAtATime() throws Exception {
        try (var log = Brokers.open()) {
            var stream = create(log, "one-at-a-time", 1);
            log.streams()
                    .reshard(stream.id(), Duration.ofHours(1), newest -> List.of(splitFirst()))
                    .toCompletableFuture()
                    .join();

            assertThatThrownBy(() -> reshard(log, stream, splitFirst()))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(LogException.class)
                    .cause()
                    .extracting(failure -> ((LogException) failure).reason())
                    .isEqualTo(LogException.Reason.STREAM_NOT_ACTIVE);
            assertThat(append(log, stream, "k", 3)).allMatch(Appended.class::isInstance);
        }
    }

    @Test
    void anotherGatewayWritesOnWithoutANoticeOrALoss() throws Exception {
        try (var one = Brokers.open();
                var other = Brokers.open()) {
            var stream = create(one, "two-gateways", 1);
            awaitSeen(other, stream);
            var appends = new ArrayList<AppendResult>();

            var current = stream;
            for (int round = 0; round < 5; round++) {
                appends.addAll(append(other, stream, "round" + round, 20));
                var last = current.shards().last();
                current = reshard(
                        one,
                        current,
                        current.shards().open().size() == 1
                                ? new Resharding.Split(last, MIDDLE)
                                : new Resharding.Merge(new ShardId(last.index() - 1), last));
            }

            assertThat(appends).allMatch(Appended.class::isInstance);
            assertThat(beyondTheEnd(current, appends)).isEmpty();
        }
    }

    @Test
    void aStreamThatIsReshardedEveryDayDoesNotGrow() throws Exception {
        var clock = new MovableClock();
        try (var log = Brokers.open(clock)) {
            var current = create(log, "daily", 1);
            int partitions = 0;
            for (int day = 0; day < 365; day++) {
                append(log, current, "day" + day, 3);
                clock.advance(Duration.ofDays(1).plusSeconds(1));
                var last = current.shards().last();
                current = reshard(
                        log,
                        current,
                        current.shards().open().size() == 1
                                ? new Resharding.Split(last, MIDDLE)
                                : new Resharding.Merge(new ShardId(last.index() - 1), last));
                partitions = Math.max(
                        partitions,
                        current.shards().all().stream()
                                .mapToInt(Shard::partition)
                                .max()
                                .orElseThrow());
            }

            assertThat(partitions).isLessThan(6);
            assertThat(current.shards().all()).hasSizeLessThan(6);
            assertThat(current.shards().last().index()).isGreaterThan(365);
            for (Shard shard : current.shards().open()) {
                assertThat(log.offsets()
                                .at(current.topic(), shard.partition(), Instant.EPOCH)
                                .toCompletableFuture()
                                .join())
                        .as("what lay in partition %s before is gone", shard.partition())
                        .isGreaterThanOrEqualTo(shard.firstOffset());
            }
        }
    }

    @Test
    void shardsChangeAlsoWhereKafkaDoesNotRemoveWhatHasExpired() throws Exception {
        var clock = new MovableClock();
        try (var log = Brokers.open(clock);
                var admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()))) {
            var stream = create(log, "never-emptied", 1);
            append(log, stream, "before", 3);
            var split = reshard(log, stream, splitFirst());
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, stream.topic());
            var compacted = new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(compacted)))
                    .all()
                    .get();
            clock.advance(Duration.ofDays(1).plusSeconds(1));

            var merged = reshard(log, split, new Resharding.Merge(new ShardId(1), new ShardId(2)));

            assertThat(merged.shards().open()).singleElement().satisfies(shard -> {
                assertThat(shard.partition()).as("that of the expired shard").isZero();
                assertThat(shard.firstOffset()).isEqualTo(3);
            });
            assertThat(append(log, merged, "after", 3)).allMatch(Appended.class::isInstance);
        }
    }

    private static List<AppendResult> beyondTheEnd(StreamMetadata stream, List<AppendResult> appends) {
        var ends = stream.shards().all().stream().collect(Collectors.toMap(Shard::id, ReshardingIT::end));
        return appends.stream()
                .filter(one -> ((Appended) one).offset()
                        >= ends.getOrDefault(one.shard().id(), Long.MAX_VALUE))
                .toList();
    }

    private static long end(Shard shard) {
        var closure = shard.closure();
        return closure == null ? Long.MAX_VALUE : closure.endOffset();
    }

    private static void awaitSeen(KafkaLog log, StreamMetadata stream) {
        await().atMost(Duration.ofMinutes(1)).until(() -> log.streams()
                .find(stream.id())
                .filter(found -> found.status() == StreamStatus.ACTIVE)
                .isPresent());
    }
}
