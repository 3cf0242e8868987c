package io.kinefka.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.log.error.LogException.Reason;
import io.kinefka.log.stream.NewStream;
import io.kinefka.log.write.AppendResult;
import io.kinefka.log.write.AppendResult.Appended;
import io.kinefka.log.write.AppendResult.Refused;
import io.kinefka.log.write.NewRecord;
import io.kinefka.log.write.ShardRecord;
import io.kinefka.log.write.ShardWriter;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Records that are allowed, but larger than the topic takes yet. */
class LargeRecordsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<NewRecord> LARGE_BETWEEN_SMALL_ONES = List.of(
            newRecord(UTF_8.encode("1")), newRecord(ByteBuffer.allocate(2 << 20)), newRecord(UTF_8.encode("3")));

    private static NewRecord newRecord(ByteBuffer data) {
        return new NewRecord("key", null, data);
    }

    private static StreamMetadata create(KafkaLog log, String name) {
        var id = new StreamId("000000000000", "us-east-1", name);
        return log.streams()
                .create(
                        new NewStream(id, StreamMode.PROVISIONED, 1, new TreeMap<>(), StreamOptions.DEFAULT),
                        state -> {})
                .toCompletableFuture()
                .join();
    }

    private static CompletableFuture<List<AppendResult>> append(KafkaLog log, StreamMetadata stream) {
        return log.writer()
                .append(stream.id(), stream.createdAt(), LARGE_BETWEEN_SMALL_ONES)
                .toCompletableFuture();
    }

    /** How much the broker has found too large. */
    private static long bytesRejected(String topic) throws Exception {
        var name = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesRejectedPerSec,topic=" + topic);
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Count");
        } catch (InstanceNotFoundException notYet) {
            return 0;
        }
    }

    @Test
    void waitForTheBrokerToTakeThemAndNothingOfTheirRequestOvertakesThem() throws Exception {
        try (var log = Brokers.open()) {
            var stream = create(log, "large-soon");

            var appended = append(log, stream);
            await().atMost(PATIENCE).until(() -> bytesRejected(stream.topic()) > 0);
            var unused = log.streams()
                    .changeRecordSize(
                            Duration.ZERO,
                            stream.id(),
                            now -> now.withOptions(now.options().withRecordKibMax(2048)))
                    .toCompletableFuture()
                    .join();

            assertThat(appended).succeedsWithin(PATIENCE).satisfies(results -> assertThat(results)
                    .allSatisfy(result -> assertThat(result).isInstanceOf(Appended.class)));
            assertThat(appended.join())
                    .extracting(result -> ((Appended) result).offset())
                    .containsExactly(0L, 1L, 2L);
            assertThat(log.writeBytesUnderWay()).isZero();
        }
    }

    @Test
    void areRefusedAtTheDeadlineWithAllThatComesAfterThem() throws Exception {
        var timer = Executors.newSingleThreadScheduledExecutor();
        try (var log = Brokers.open();
                var writer = new ShardWriter(
                        Map.of("bootstrap.servers", Brokers.bootstrapServers()),
                        64 << 20,
                        Duration.ofSeconds(2),
                        timer,
                        (topic, partition, offset) -> {})) {
            var stream = create(log, "large-never");
            var shard = stream.shards().open().get(0);
            var records = LARGE_BETWEEN_SMALL_ONES.stream()
                    .map(one -> ShardRecord.of(shard, one))
                    .toList();

            var appended = writer.append(stream.topic(), records, null).toCompletableFuture();

            assertThat(appended).succeedsWithin(PATIENCE);
            assertThat(appended.join().subList(1, 3)).allSatisfy(result -> assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.cause().reason()).isEqualTo(Reason.UNAVAILABLE)));
            assertThat(writer.bytesUnderWay()).isZero();
        } finally {
            timer.shutdownNow();
        }
    }
}
