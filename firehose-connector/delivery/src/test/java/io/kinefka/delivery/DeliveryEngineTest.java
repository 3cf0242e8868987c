package io.kinefka.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import io.kinefka.delivery.testing.MemoryStore;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestLog;
import io.kinefka.delivery.testing.TestResources;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryEngineTest {
    private static final SourcePartition ONE = new SourcePartition("topic", 1);
    private static final Destination DESTINATION =
            Destination.S3.of(S3Configuration.of("bucket").withBufferingHints(BufferingHints.ofMbs(1, 60)));

    @TempDir
    private Path spill;

    private final MemoryStore store = new MemoryStore();
    private final TestLog log = new TestLog();
    private final AtomicInteger early = new AtomicInteger();
    private final Budgets budgets = new Budgets(1 << 20, 4 << 20);
    private DeliveryResources resources;

    @BeforeEach
    void start() {
        resources = TestResources.of(
                store,
                (function, payload) -> {
                    throw new LambdaException(LambdaException.Reason.SERVICE_FAILURE);
                },
                spill,
                budgets);
    }

    @AfterEach
    void stop() {
        resources.workers().close();
        resources.spill().close();
    }

    @Test
    void knowsNoDurableOffsetBeforeItHasAccepted() {
        log.append("one", TestHost.START);
        var host = host(Grouping.TOGETHER);

        assertThat(host.engine().durable(TestLog.PARTITION)).isEqualTo(-1);
        assertThat(host.engine().durable(ONE)).isEqualTo(-1);
    }

    @Test
    void holdsTheOffsetBackUntilTheObjectIsThere() {
        store.setDown(true);
        log.append("one", TestHost.START);
        log.append("two", TestHost.START);
        var host = host(Grouping.TOGETHER);

        host.pass(Duration.ofMinutes(10));
        assertThat(host.engine().durable(TestLog.PARTITION)).isZero();
        store.setDown(false);
        host.until(log::isDone);

        assertThat(host.engine().durable(TestLog.PARTITION)).isEqualTo(2);
        assertThat(store.text("")).isEqualTo("onetwo");
    }

    @Test
    void takesARecordOnlyOnce() {
        log.append("one", TestHost.START);
        var host = host(Grouping.TOGETHER);
        host.step();
        host.engine().accept(new SourceRecord(TestLog.PARTITION, 0, 1, ByteBuffer.wrap("again".getBytes(UTF_8))));

        host.until(log::isDone);

        assertThat(store.text("")).isEqualTo("one");
    }

    @Test
    void forgetsWhatWasRevokedAndDeliversWhatItIsMixedWith() {
        log.append("zero", TestHost.START);
        log.append(ONE, "one".getBytes(UTF_8), TestHost.START);
        var host = host(Grouping.TOGETHER);
        host.step();

        host.revoke(List.of(ONE));

        host.until(() -> log.committed(TestLog.PARTITION) == 1);
        assertThat(store.text("")).isEqualTo("zeroone");
        assertThat(log.committed(ONE)).isZero();
    }

    @Test
    void deliversNothingOfRevokedPartitionsThatAreKeptApart() {
        log.append("zero", TestHost.START);
        log.append(ONE, "one".getBytes(UTF_8), TestHost.START);
        var host = host(Grouping.EACH_PARTITION);
        host.step();

        host.revoke(List.of(ONE));

        host.until(() -> log.committed(TestLog.PARTITION) == 1);
        assertThat(store.text("")).isEqualTo("zero");
        assertThat(budgets.heapBytes()).isZero();
    }

    @Test
    void deliversAgainWhatWasRevokedAndComesBack() {
        log.append("one", TestHost.START);
        var host = host(Grouping.EACH_PARTITION);
        host.step();
        host.revoke(List.of(TestLog.PARTITION));
        host.assign(List.of(TestLog.PARTITION));

        host.until(log::isDone);

        assertThat(store.text("")).isEqualTo("one");
    }

    @Test
    void pausesWhileTheStoreIsDownAndGoesOnAfterwards() {
        store.setDown(true);
        for (int i = 0; i < 12_000; i++) {
            log.append(i + ":" + "x".repeat(1000) + "\n", TestHost.START);
        }
        var host = host(Grouping.TOGETHER);

        host.pass(Duration.ofMinutes(5));
        assertThat(host.engine().mustPause()).isTrue();
        assertThat(budgets.heapBytes()).isLessThan(1 << 20);
        assertThat(budgets.spillBytes()).isBetween(3L << 20, 5L << 20);
        store.setDown(false);
        host.until(log::isDone);

        assertThat(host.engine().mustPause()).isFalse();
        assertThat(store.text("").lines()).hasSize(12_000).doesNotHaveDuplicates();
        assertThat(budgets.spillBytes()).isZero();
    }

    @Test
    void deliversTheLargestEarlyIfThereIsNoOtherWay() {
        for (int partition = 0; partition < 10; partition++) {
            for (int i = 0; i < 500; i++) {
                log.append(new SourcePartition("topic", partition), new byte[1000], TestHost.START);
            }
        }
        var host = host(Grouping.EACH_PARTITION);

        host.until(() -> early.get() > 0);
        host.until(log::isDone);

        assertThat(store.objects()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void letsGoOfEverythingWhenItIsClosed() {
        for (int i = 0; i < 500; i++) {
            log.append("x".repeat(1000), TestHost.START);
        }
        var host = host(Grouping.TOGETHER);
        host.step();
        assertThat(budgets.spillBytes()).isPositive();

        host.engine().close();

        assertThat(budgets.spillBytes()).isZero();
        assertThat(budgets.heapBytes()).isZero();
        assertThat(store.objects()).isEmpty();
    }

    private TestHost host(Grouping grouping) {
        var observer = new DeliveryObserver() {
            @Override
            public void deliveredEarly() {
                early.incrementAndGet();
            }
        };
        var engine = new DeliveryEngine(TestHost.stream(DESTINATION), grouping, resources, observer, TestHost.START);
        var host = new TestHost(engine, log, TestHost.START, Duration.ofMillis(200), 500);
        host.assign(log.partitions());
        return host;
    }
}
