package io.kinefka.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.testing.Aggregates;
import io.kinefka.delivery.testing.Decoding;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestLog;
import io.kinefka.delivery.testing.TestResources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliverToS3IT {
    private static final S3Configuration OBJECTS =
            S3Configuration.of(LocalS3.BUCKET).withBufferingHints(BufferingHints.ofMbs(1, 60));

    @TempDir
    private Path directory;

    private LocalS3 s3;
    private S3ObjectStore store;
    private DeliveryResources resources;
    private final TestLog log = new TestLog();

    @BeforeEach
    void start() {
        s3 = LocalS3.start(directory);
        store = s3.connect(Duration.ofMinutes(1));
        resources = TestResources.of(store, directory.resolve("../spill").normalize());
    }

    @AfterEach
    void stop() {
        resources.workers().close();
        store.close();
        s3.close();
        resources.spill().close();
    }

    @Test
    void deliversThreeRecordsAsOneObjectAfterTheInterval() {
        log.append("user signup", TestHost.START);
        log.append("user login", TestHost.START.plusSeconds(1));
        log.append("user logout", TestHost.START.plusSeconds(2));
        var host = TestHost.of(Destination.S3.of(OBJECTS), resources, log);

        host.pass(Duration.ofSeconds(59));
        assertThat(s3.keys()).isEmpty();
        assertThat(log.committed(TestLog.PARTITION)).isZero();
        host.until(log::isDone);

        assertThat(s3.keys()).singleElement().satisfies(key -> {
            assertThat(key).matches("2026/03/04/05/stream-1-2026-03-04-05-06-07-[0-9a-f-]{36}");
            assertThat(s3.read(key)).asString().isEqualTo("user signupuser loginuser logout");
        });
    }

    @Test
    void deliversAtOnceWithoutBuffering() {
        log.append("one", TestHost.START);
        var host =
                TestHost.of(Destination.S3.of(OBJECTS.withBufferingHints(BufferingHints.ofMbs(5, 0))), resources, log);

        host.step();
        host.until(log::isDone);

        assertThat(s3.keys()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void compressesObjectsThatCanBeReadBack(CompressionFormat format) throws IOException {
        for (int i = 0; i < 3000; i++) {
            log.append(i + ":" + "x".repeat(i % 900) + "\n", TestHost.START);
        }
        var host = TestHost.of(Destination.S3.of(OBJECTS.withCompression(format)), resources, log);

        host.until(log::isDone);

        var decoded = new ByteArrayOutputStream();
        for (String key : s3.keys()) {
            assertThat(key).endsWith(format.extension());
            decoded.writeBytes(Decoding.decode(format, s3.read(key)));
        }
        List<String> lines = decoded.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(3000).doesNotHaveDuplicates();
        assertThat(s3.keys()).hasSize(2);
    }

    @Test
    void uploadsLargeObjectsInParts() {
        byte[] megabyte = new byte[1 << 20];
        new Random(1).nextBytes(megabyte);
        for (int i = 0; i < 41; i++) {
            log.append(TestLog.PARTITION, megabyte, TestHost.START);
        }
        var host = TestHost.of(
                Destination.S3.of(OBJECTS.withBufferingHints(BufferingHints.ofMbs(41, 60))), resources, log);

        host.until(log::isDone);

        assertThat(s3.keys()).hasSize(1);
        assertThat(s3.store().parts()).isEqualTo(6);
        assertThat(s3.read(s3.keys().get(0))).hasSize(41 << 20).endsWith(megabyte);
        assertThat(resources.budgets().spillBytes()).isZero();
    }

    @Test
    void deliversLargeObjectsOnceThoughPartsAndTheirCompletionFail() {
        byte[] megabyte = new byte[1 << 20];
        new Random(1).nextBytes(megabyte);
        for (int i = 0; i < 68; i++) {
            log.append(TestLog.PARTITION, megabyte, TestHost.START);
        }
        s3.store().fail(0.3);
        var host = TestHost.of(
                Destination.S3.of(OBJECTS.withBufferingHints(BufferingHints.ofMbs(17, 60))), resources, log);

        host.until(log::isDone);

        assertThat(s3.keys()).hasSize(4).allSatisfy(key -> assertThat(s3.read(key))
                .hasSize(17 << 20)
                .startsWith(megabyte)
                .endsWith(megabyte));
        assertThat(s3.store().versions().values()).containsOnly(1);
    }

    @Test
    void leavesOthersObjectsAlone() {
        log.append("mine", TestHost.START);
        var host = TestHost.of(Destination.S3.of(OBJECTS), resources, log);
        host.until(log::isDone);
        String key = s3.keys().get(0);
        s3.put(key, "theirs");

        var again = new TestLog();
        again.append("mine", TestHost.START);
        var second = TestHost.of(Destination.S3.of(OBJECTS), resources, again);
        second.until(again::isDone);

        assertThat(s3.keys()).hasSize(2).contains(key);
        assertThat(s3.read(key)).asString().isEqualTo("theirs");
    }

    @Test
    void takesAnEarlierAttemptOfTheSameObjectForItsOwn() {
        log.append("mine", TestHost.START);
        TestHost.of(Destination.S3.of(OBJECTS), resources, log).until(log::isDone);

        var again = new TestLog();
        again.append("mine", TestHost.START);
        TestHost.of(Destination.S3.of(OBJECTS), resources, again).until(again::isDone);

        assertThat(s3.keys()).hasSize(1);
        assertThat(s3.store().versions().values()).containsOnly(1);
    }

    @Test
    void processesInTheOrderOfAwsAndKeepsTheSource() {
        byte[] aggregate = Aggregates.of(List.of("k"), List.of("{\"n\":1}{\"n\":2}", "{\"n\":3}", "no json"));
        log.append(TestLog.PARTITION, aggregate, TestHost.START);
        log.append(new SourcePartition("topic", 1), "{\"n\":4}".getBytes(UTF_8), TestHost.START.plusSeconds(1));
        var processing = Processing.of(Processor.AppendDelimiter.NEW_LINE, new Processor.JsonDeAggregation());
        var stream = TestHost.stream(
                new Destination.S3(OBJECTS.withPrefix("out/", null), processing, OBJECTS.withPrefix("source/", null)),
                new Source.KinesisStream("arn:aws:kinesis:eu-west-1:000000000000:stream/source"));
        var host = TestHost.of(stream, resources, log, DeliveryObserver.NONE);

        host.until(log::isDone);

        assertThat(text("out/2026/")).isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n");
        assertThat(text("source/")).isEqualTo("{\"n\":1}{\"n\":2}{\"n\":3}no json{\"n\":4}");
        assertThat(text("out/processing-failed/2026/03/04/05/"))
                .contains("\"errorCode\":\"RecordDeAggregation.InvalidJson\"")
                .contains("\"rawData\":\"bm8ganNvbg==\"")
                .contains("\"arrivalTimestamp\":" + TestHost.START.toEpochMilli());
    }

    private String text(String prefix) {
        return s3.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> new String(s3.read(key), UTF_8))
                .reduce("", String::concat);
    }
}
