package io.kinefka.firehose.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.encryption.KeyService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class DeliveryHostsIT {
    @TempDir
    private Path objects;

    @TempDir
    private Path directory;

    private final List<Host> hosts = new ArrayList<>();
    private LocalS3 s3;
    private String name;

    @BeforeEach
    void start(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
        s3 = LocalS3.start(objects);
    }

    @AfterEach
    void stop() {
        s3.store().fail(0);
        hosts.forEach(Host::close);
        s3.close();
    }

    @Test
    void deliversWhatIsInAllPartitionsAsOneObjectAfterTheInterval() {
        Topic topic = Topic.create(name, 4);
        Map<String, Double> measured = new ConcurrentHashMap<>();
        Host host = added(Host.on(
                s3,
                directory,
                KeyService.NONE,
                (stream, metric, unit, value) -> measured.merge(metric, value, Double::sum)));

        topic.append(2, "user signup");
        topic.append(2, "user login");
        topic.append(2, "user logout");
        topic.append(0, "!");
        host.retain(stream(topic, "1", 5));
        eventually().until(() -> topic.committed(name).equals(Map.of(2, 3L, 0, 1L)));

        assertThat(s3.keys()).singleElement().satisfies(key -> {
            assertThat(key).matches("\\d{4}/\\d{2}/\\d{2}/\\d{2}/stream-1-.*");
            assertThat(s3.read(key))
                    .asString()
                    .contains("user signupuser loginuser logout")
                    .contains("!");
        });
        assertThat(measured)
                .containsEntry("DeliveryToS3.Records", 4.0)
                .containsEntry("DeliveryToS3.Success", 1.0)
                .containsEntry("DeliveryToS3.ObjectCount", 1.0);
    }

    @Test
    void deliversAtOnceWithoutBuffering() {
        Topic topic = Topic.create(name, 1);
        Host host = added(Host.on(s3, directory));
        host.retain(stream(topic, "1", 0));
        topic.append(0, "first");
        eventually().until(() -> s3.keys().size() == 1);

        topic.append(0, "second");

        // Far less than what is usual.
        await().atMost(Duration.ofSeconds(30)).until(() -> s3.keys().size() == 2);
    }

    @Test
    void leavesOutWhatATransactionHasGivenUp() {
        Topic topic = Topic.create(name, 1);
        Host host = added(Host.on(s3, directory));

        topic.appendInVain(0, "given up");
        topic.append(0, "kept");
        host.retain(stream(topic, "1", 1));
        eventually().until(() -> s3.keys().size() == 1);

        assertThat(s3.read(s3.keys().get(0))).asString().isEqualTo("kept");
    }

    @Test
    void commitsNothingThatIsNotDurableAndGoesOnExactlyThere() {
        Topic topic = Topic.create(name, 1);
        topic.append(0, "delivered ");
        Host first = added(Host.on(s3, directory.resolve("first")));
        first.retain(stream(topic, "1", 1));
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 1L)));

        s3.store().failAll();
        topic.append(0, "held ");
        topic.append(0, "held too ");
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofMinutes(1)).until(() -> topic.committed(name)
                .equals(Map.of(0, 1L)));
        close(first);
        assertThat(topic.committed(name)).isEqualTo(Map.of(0, 1L));
        List<String> before = s3.keys();
        s3.store().fail(0);
        added(Host.on(s3, directory.resolve("second"))).retain(stream(topic, "1", 1));
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 3L)));

        assertThat(before.stream().map(key -> new String(s3.read(key), UTF_8))).contains("delivered ");
        assertThat(s3.keys().stream().map(key -> new String(s3.read(key), UTF_8)))
                .contains("held held too ");
        assertThat(s3.store().versions().values()).containsOnly(1);
    }

    @Test
    void startsAgainInANewVersionAndStopsWhatIsGone() {
        Topic topic = Topic.create(name, 1);
        Host host = added(Host.on(s3, directory));
        AtomicLong sent = new AtomicLong();
        host.retain(stream(topic, "1", 1));
        appendUntilDelivered(topic, "1", sent);
        eventually().until(() -> topic.done(name) == sent.get());

        host.retain(stream(topic, "2", 1));
        // Until it has stopped, the version before may deliver what comes.
        long untilSecond = appendUntilDelivered(topic, "2", sent);
        host.retain();
        host.retain(stream(topic, "3", 1));
        long untilThird = appendUntilDelivered(topic, "3", sent);
        eventually().until(() -> topic.done(name) == sent.get());

        assertThat(delivered("1")).isNotEmpty().allMatch(number -> number < untilSecond);
        assertThat(delivered("2")).isNotEmpty().allMatch(number -> number < untilThird);
        assertThat(Stream.of("1", "2", "3").flatMap(version -> delivered(version).stream()))
                .containsAll(LongStream.range(0, sent.get()).boxed().toList());
    }

    /** Appends numbers; returns the next one. */
    private long appendUntilDelivered(Topic topic, String version, AtomicLong sent) {
        eventually().until(() -> {
            topic.append(0, sent.getAndIncrement() + " ");
            return !delivered(version).isEmpty();
        });
        return sent.get();
    }

    /** The numbers that a version has delivered. */
    private List<Long> delivered(String version) {
        return s3.keys().stream()
                .filter(key -> key.contains("/stream-" + version + "-"))
                .flatMap(key -> Stream.of(new String(s3.read(key), UTF_8).split(" ", 0)))
                .map(Long::valueOf)
                .toList();
    }

    @Test
    void readsFromTheMomentItShallStartAt() {
        Topic topic = Topic.create(name, 2);
        topic.append(0, "too early");
        topic.append(1, "too early");
        Instant startAt = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(startAt));
        topic.append(0, "in time");
        Host host = added(Host.on(s3, directory));

        host.retain(new HostedStream(name, topic.name(), startAt, config("1", 1)));
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 2L)));
        topic.append(1, "in time, too");
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 2L, 1, 2L)));

        assertThat(s3.keys().stream().map(key -> new String(s3.read(key), UTF_8)))
                .containsExactlyInAnyOrder("in time", "in time, too");
    }

    @Test
    void goesOnWithTheFirstRecordThatIsLeftWhenOthersHaveExpired() {
        Topic topic = Topic.create(name, 1);
        Host first = added(Host.on(s3, directory));
        first.retain(stream(topic, "1", 1));
        topic.append(0, "delivered");
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 1L)));
        close(first);
        topic.append(0, "expired");
        topic.append(0, "left");
        topic.expire(0, 2);

        added(Host.on(s3, directory)).retain(stream(topic, "1", 1));
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 3L)));

        assertThat(s3.keys().stream().map(key -> new String(s3.read(key), UTF_8)))
                .containsExactlyInAnyOrder("delivered", "left");
    }

    @Test
    void measuresHowAKinesisStreamIsReadAndHowOldTheOldestRecordIs() {
        Topic topic = Topic.create(name, 1);
        Map<String, Double> longest = new ConcurrentHashMap<>();
        Host host = added(Host.on(
                s3,
                directory,
                KeyService.NONE,
                (stream, metric, unit, value) -> longest.merge(metric, value, Math::max)));
        s3.store().failAll();
        topic.append(0, "record");

        host.retain(new HostedStream(
                name,
                topic.name(),
                Instant.EPOCH,
                config("1", 1, new Source.KinesisStream("arn:aws:kinesis:us-east-1:000000000000:stream/source"))));

        eventually().until(() -> longest.getOrDefault("DeliveryToS3.DataFreshness", 0.0) > 4);
        assertThat(longest)
                .containsEntry("DataReadFromKinesisStream.Records", 1.0)
                .containsEntry("DataReadFromKinesisStream.Bytes", 6.0)
                .containsKey("KinesisMillisBehindLatest");
    }

    @Test
    void readsNewPartitionsFromTheirBeginning() {
        Topic topic = Topic.create(name, 1);
        Host host = added(Host.on(s3, directory));
        host.retain(new HostedStream(name, topic.name(), Instant.now(), config("1", 1)));
        topic.append(0, "old");
        eventually().until(() -> topic.committed(name).equals(Map.of(0, 1L)));

        topic.grow(3);
        topic.append(2, "new");

        eventually().until(() -> topic.committed(name).equals(Map.of(0, 1L, 2, 1L)));
    }

    @Test
    void triesAgainWhileThereIsNoTopicAndDoesNotDisturbOthers() {
        Topic gone = Topic.create(name + "-gone", 1);
        Topic other = Topic.create(name, 1);
        int threads = 0;
        Host host = added(Host.on(s3, directory));
        HostedStream bad = new HostedStream(name + "-gone", gone.name(), Instant.EPOCH, config("1", 1));
        host.retain(bad, stream(other, "1", 1));
        gone.append(0, "before");
        eventually().until(() -> gone.committed(name + "-gone").equals(Map.of(0, 1L)));

        gone.delete();
        // Long enough to notice that the topic is gone, by the age of metadata.
        for (int i = 0; i < 16; i++) {
            other.append(0, "other" + i);
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            threads = Math.max(threads, streamThreads(bad));
        }
        eventually().until(() -> other.committed(name).equals(Map.of(0, 16L)));
        Topic again = Topic.create(name + "-gone", 1);
        again.append(0, "after");

        eventually().until(() -> s3.keys().stream().anyMatch(key -> new String(s3.read(key), UTF_8).equals("after")));
        assertThat(threads).isLessThanOrEqualTo(1);
    }

    @Test
    void stopsReadingWhileThereIsNoRoomAndGoesOnAfterwards() {
        Topic topic = Topic.create(name, 2);
        byte[] record = new byte[100_000];
        int count = 300;
        for (int i = 0; i < count; i++) {
            topic.append(i % 2, record, Map.of());
        }
        s3.store().failAll();
        Host host = added(Host.on(s3, directory, new Budgets(2 << 20, 4 << 20)));

        host.retain(stream(topic, "1", 1));
        eventually().until(() -> host.waitingBytes() > 3 << 20);
        // Far less than there is, though a poll may bring more than there is room for.
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofMinutes(1)).until(() -> host.waitingBytes() < 14 << 20);
        s3.store().fail(0);
        eventually().until(() -> topic.committed(name).equals(Map.of(0, count / 2L, 1, count / 2L)));

        int delivered = s3.keys().stream().mapToInt(key -> s3.read(key).length).sum();
        assertThat(delivered).isEqualTo(count * record.length);
    }

    @Test
    void losesNothingWhenPartitionsMoveBetweenTwoHostsUnderLoad() throws InterruptedException {
        Topic topic = Topic.create(name, 4);
        s3.store().fail(0.2);
        Host steady = added(Host.on(s3, directory.resolve("steady")));
        steady.retain(stream(topic, "1", 1));
        Load load = Load.on(topic, 4, 1000);

        for (int round = 0; round < 3; round++) {
            Host coming = added(Host.on(s3, directory.resolve("coming" + round)));
            coming.retain(stream(topic, "1", 1));
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            close(coming);
        }
        BitSet sent = load.stop();
        long appended = topic.appended();
        eventually().until(() -> topic.done(name) == appended);

        Seen seen = Seen.in(s3, sent);
        assertThat(seen.missing()).isZero();
        assertThat(s3.store().versions().values()).containsOnly(1);
        System.out.println("records " + sent.cardinality() + ", delivered " + seen.lines());
    }

    /** How many threads of Streams there are now for a delivery stream; a busy loop would show several at once. */
    private static int streamThreads(HostedStream stream) {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(stream.applicationId() + "-")
                        && thread.getName().matches(".*-StreamThread-\\d+"))
                .count();
    }

    private Host added(Host host) {
        hosts.add(host);
        return host;
    }

    private void close(Host host) {
        hosts.remove(host);
        host.close();
    }

    private HostedStream stream(Topic topic, String version, int intervalSeconds) {
        return new HostedStream(name, topic.name(), Instant.EPOCH, config(version, intervalSeconds));
    }

    static DeliveryStreamConfig config(String version, int intervalSeconds) {
        return config(version, intervalSeconds, new Source.DirectPut());
    }

    private static DeliveryStreamConfig config(String version, int intervalSeconds, Source source) {
        return new DeliveryStreamConfig(
                "stream",
                "arn:aws:firehose:us-east-1:000000000000:deliverystream/stream",
                version,
                source,
                Destination.S3.of(S3Configuration.of(LocalS3.BUCKET)
                        .withBufferingHints(BufferingHints.ofMbs(1, intervalSeconds))));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    }
}
