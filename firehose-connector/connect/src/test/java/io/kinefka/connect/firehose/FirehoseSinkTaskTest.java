package io.kinefka.connect.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.testing.LocalS3;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirehoseSinkTaskTest {
    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);

    @TempDir
    private Path buckets;

    @TempDir
    private Path spill;

    private LocalS3 s3;
    private final TaskContext context = new TaskContext();
    private final FirehoseSinkTask task = new FirehoseSinkTask(Clock.systemUTC());

    @BeforeEach
    void start() {
        s3 = LocalS3.start(buckets);
        task.initialize(context);
    }

    @AfterEach
    void stop() {
        task.stop();
        s3.close();
    }

    @Test
    void commitsWhatIsDurableAndNothingElse() {
        s3.store().failAll();
        start(Map.of());
        open(FIRST);

        task.put(List.of(record(FIRST, 5, "a"), record(FIRST, 6, "b")));
        assertThat(committed(FIRST, 7)).isEqualTo(5);
        s3.store().fail(0);

        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(committed(FIRST, 7)).isEqualTo(7);
        });
        assertThat(s3.keys())
                .singleElement()
                .satisfies(key -> assertThat(s3.read(key)).asString().isEqualTo("ab"));
    }

    @Test
    void asksForACommitSoonAfterADelivery() {
        start(Map.of());
        open(FIRST);

        task.put(List.of(record(FIRST, 0, "a")));
        assertThat(context.commitRequests).isZero();

        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(context.commitRequests).isPositive();
        });
    }

    @Test
    void commitsBeyondWhatOthersHaveFiltered() {
        start(Map.of());
        open(FIRST, SECOND);

        task.put(List.of(record(FIRST, 0, "a")));

        assertThat(committed(SECOND, 40)).isEqualTo(40);
        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(committed(FIRST, 9)).isEqualTo(9);
        });
    }

    @Test
    void neverCommitsBeyondWhatConnectHasDelivered() {
        start(Map.of());
        open(FIRST);
        task.put(List.of(record(FIRST, 0, "a"), record(FIRST, 1, "b")));
        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(committed(FIRST, 2)).isEqualTo(2);
        });

        // Rewound, because a commit has failed.
        assertThat(committed(FIRST, 1)).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsNotItsOwnAnyMore() {
        start(Map.of("s3.buffering.hints.interval.in.seconds", "900"));
        open(FIRST, SECOND);
        task.put(List.of(record(FIRST, 0, "a"), record(SECOND, 0, "b")));

        task.close(List.of(FIRST));
        context.assignment.remove(FIRST);
        task.put(List.of(record(FIRST, 1, "late")));
        open(FIRST);

        assertThat(committed(FIRST, 0)).isZero();
        assertThat(committed(SECOND, 1)).isZero();
    }

    @Test
    void pausesAllPartitionsWhileThereIsTooMuch() {
        s3.store().failAll();
        start(Map.of(
                "task.memory.bytes.max", Integer.toString(1 << 20),
                "task.spill.bytes.max", Integer.toString(1 << 20)));
        open(FIRST);
        String half = "x".repeat(600_000);

        for (int i = 0; context.paused.isEmpty(); i++) {
            assertThat(i).isLessThan(100);
            task.put(List.of(record(FIRST, i, half)));
        }
        open(SECOND);
        task.put(List.of());
        assertThat(context.paused).containsExactlyInAnyOrder(FIRST, SECOND);
        s3.store().fail(0);

        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(context.paused).isEmpty();
        });
    }

    @Test
    void isCalledEverySecondEvenWithoutRecords() {
        start(Map.of());
        assertThat(context.timeout).isBetween(1L, 1000L);

        context.timeout = -1;
        task.put(List.of());

        assertThat(context.timeout).isBetween(1L, 1000L);
    }

    @Test
    void reportsWhatCannotBeConvertedOrFails() {
        start(Map.of());
        open(FIRST);
        SinkRecord wrong = new SinkRecord("events", 0, null, null, null, new Object(), 1);

        assertThatThrownBy(() -> task.put(List.of(wrong))).isInstanceOf(DataException.class);

        context.isReporting = true;
        var tolerant = new FirehoseSinkTask(Clock.systemUTC());
        tolerant.initialize(context);
        tolerant.start(settings(Map.of()));
        tolerant.open(List.of(FIRST));
        tolerant.put(List.of(wrong));
        tolerant.stop();

        assertThat(context.errant).containsExactly(wrong);
    }

    @Test
    void takesRecordsByWhereTheyLieInKafka() {
        start(Map.of());
        open(FIRST);
        SinkRecord renamed = record(FIRST, 3, "a").newRecord("other", 8, null, null, Schema.STRING_SCHEMA, "b", null);

        task.put(List.of(renamed));

        assertThat(committed(FIRST, 4)).isEqualTo(3);
    }

    @Test
    void namesObjectsByTheOldestRecordsTime() {
        start(Map.of("s3.prefix", "!{timestamp:yyyy-MM-dd}/", "s3.error.output.prefix", "errors/"));
        open(FIRST);
        long arrival = Instant.parse("2026-03-04T05:06:07Z").toEpochMilli();

        task.put(
                List.of(new SinkRecord("events", 0, null, null, null, "a", 0, arrival, TimestampType.LOG_APPEND_TIME)));

        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(s3.keys()).singleElement().asString().startsWith("2026-03-04/events-1-2026-03-04-05-06-07-");
        });
    }

    @Test
    void countsDeliveries() {
        start(Map.of());
        open(FIRST);

        task.put(List.of(record(FIRST, 0, "abc"), record(FIRST, 1, "d")));

        eventually().untilAsserted(() -> {
            task.put(List.of());
            assertThat(context.metrics.values())
                    .containsEntry("deliveries-total{target=s3}", 1L)
                    .containsEntry("delivered-records-total{target=s3}", 2L)
                    .containsEntry("delivered-bytes-total{target=s3}", 4L)
                    .containsEntry("failures-total{target=s3}", 0L)
                    .containsEntry("invocations-total{}", 0L);
        });
    }

    @Test
    void endsWithoutHavingStarted() {
        task.stop();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2));
    }

    private void start(Map<String, String> more) {
        task.start(settings(more));
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Connectors.of("events", "events", s3, Map.of("s3.prefix", "")));
        settings.put("s3.buffering.hints.interval.in.seconds", "0");
        settings.put("task.spill.directory", spill.toString());
        settings.putAll(more);
        return settings;
    }

    private void open(TopicPartition... partitions) {
        context.assignment.addAll(List.of(partitions));
        task.open(List.of(partitions));
    }

    private long committed(TopicPartition partition, long offered) {
        OffsetAndMetadata offset = task.preCommit(Map.of(partition, new OffsetAndMetadata(offered)))
                .get(partition);
        return offset == null ? -1 : offset.offset();
    }

    private static SinkRecord record(TopicPartition partition, long offset, String value) {
        return new SinkRecord(
                partition.topic(), partition.partition(), null, null, Schema.STRING_SCHEMA, value, offset);
    }
}
