package io.kinefka.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.testing.Decoding;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestLog;
import io.kinefka.delivery.testing.TestResources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 10_000;
    private static final S3Configuration OBJECTS = S3Configuration.of(LocalS3.BUCKET)
            .withBufferingHints(BufferingHints.ofMbs(1, 3))
            .withCompression(CompressionFormat.GZIP);
    private static final Destination DESTINATION = Destination.S3.of(OBJECTS);
    private static final Destination TRANSFORMING = new Destination.S3(
            OBJECTS, Processing.of(new Processor.Lambda("function", 300, BufferingHints.ofMbs(0.2, 1))), null);

    @TempDir
    private Path directory;

    @TempDir
    private Path spill;

    private LocalS3 s3;
    private final List<Runnable> closing = new ArrayList<>();
    private final TestLog log = new TestLog();

    @BeforeEach
    void start() {
        s3 = LocalS3.start(directory);
        for (int i = 0; i < RECORDS; i++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                String text = partition + ":" + i + ":" + "x".repeat(i % 600) + "\n";
                log.append(new SourcePartition("topic", partition), text.getBytes(UTF_8), TestHost.START);
            }
        }
    }

    @AfterEach
    void stop() {
        closing.forEach(Runnable::run);
        s3.close();
    }

    @Test
    void losesNothingAndOverwritesNothingWhenKilledAgainAndAgainWhileS3Fails() throws IOException {
        assertSurvives(DESTINATION);
    }

    @Test
    void losesNothingWhenKilledWhileFunctionsTransformAndFail() throws IOException {
        assertSurvives(TRANSFORMING);
    }

    private void assertSurvives(Destination destination) throws IOException {
        s3.store().fail(0.2);
        s3.store().hang(0.05, 1500);
        Random random = new Random(3);

        int kills = 0;
        for (; kills < 12 && !log.isDone(); kills++) {
            TestHost host = newEngine(destination, 20 + random.nextInt(40));
            int steps = 10 + random.nextInt(40);
            for (int i = 0; i < steps; i++) {
                host.step();
                pause();
            }
            // Killed: nobody asks this engine for anything any more, but what its workers are doing goes on.
        }
        newEngine(destination, 500).until(log::isDone);

        assertThat(kills).isGreaterThan(3);
        assertEverythingIsThere();
    }

    @Test
    void losesNothingAndOverwritesNothingWhenTwoEnginesHaveTheSamePartitions() throws IOException {
        TestHost first = newEngine(150);
        TestHost second = newEngine(150);
        TestHost third = newEngine(370);

        first.until(() -> {
            second.step();
            third.step();
            return log.isDone();
        });
        second.until(log::isDone);

        assertEverythingIsThere();
    }

    @Test
    void losesNothingWhenPartitionsMoveBetweenEngines() throws IOException {
        s3.store().fail(0.1);
        TestHost first = newEngine(200);
        TestHost second = newEngine(200);
        second.revoke(log.partitions());
        List<SourcePartition> moving = List.of(new SourcePartition("topic", 1));

        for (int round = 0; round < 6; round++) {
            TestHost giving = round % 2 == 0 ? first : second;
            TestHost taking = round % 2 == 0 ? second : first;
            for (int i = 0; i < 40; i++) {
                first.step();
                second.step();
                pause();
            }
            giving.revoke(moving);
            taking.assign(moving);
        }
        first.until(() -> {
            second.step();
            return log.isDone();
        });

        assertEverythingIsThere();
    }

    private TestHost newEngine(int recordsPerStep) {
        return newEngine(DESTINATION, recordsPerStep);
    }

    private TestHost newEngine(Destination destination, int recordsPerStep) {
        S3ObjectStore store = s3.connect(Duration.ofSeconds(1));
        DeliveryResources resources =
                TestResources.of(store, CrashIT::transform, spill, new Budgets(32 << 20, 256 << 20));
        closing.add(() -> {
            resources.workers().close();
            store.close();
            resources.spill().close();
        });
        DeliveryEngine engine = new DeliveryEngine(
                TestHost.stream(destination), Grouping.TOGETHER, resources, DeliveryObserver.NONE, TestHost.START);
        TestHost host = new TestHost(engine, log, TestHost.START, Duration.ofMillis(200), recordsPerStep);
        host.assign(log.partitions());
        return host;
    }

    /** Returns what it gets, unless it fails. */
    private static ByteBuffer transform(String function, byte[] payload) throws LambdaException {
        if (payload[payload.length - 5] % 5 == 0) {
            LockSupport.parkNanos(20_000_000);
        }
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
            throw new LambdaException(LambdaException.Reason.INVOKE_LIMIT_EXCEEDED);
        }
        String event = new String(payload, UTF_8);
        return ByteBuffer.wrap(
                event.replace("\"recordId\"", "\"result\":\"Ok\",\"recordId\"").getBytes(UTF_8));
    }

    /** So that workers get on while the host's own time flies. */
    private static void pause() {
        LockSupport.parkNanos(3_000_000);
    }

    private void assertEverythingIsThere() throws IOException {
        boolean[][] seen = new boolean[PARTITIONS][RECORDS];
        for (String key : s3.keys()) {
            byte[] object = Decoding.decode(CompressionFormat.GZIP, s3.read(key));
            for (String line : new String(object, UTF_8).lines().toList()) {
                String[] parts = line.split(":", 3);
                int i = Integer.parseInt(parts[1]);
                assertThat(parts[2]).hasSize(i % 600);
                seen[Integer.parseInt(parts[0])][i] = true;
            }
        }
        for (boolean[] partition : seen) {
            assertThat(partition).doesNotContain(false);
        }
        assertThat(s3.store().versions().values()).containsOnly(1);
    }
}
