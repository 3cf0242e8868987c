package io.kinefka.kcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/**
 * Reads the same topic by turns with a plain consumer group and with the shim, and prints both rates. Only on demand:
 * {@code -DargLine="-Dthroughput.records=1000000 -Dthroughput.rounds=5"}, on a quiet machine.
 */
@EnabledIfSystemProperty(named = "throughput.records", matches = "\\d+")
class ThroughputIT {
    private static final int RECORDS = Integer.getInteger("throughput.records", 20_000);
    private static final int ROUNDS = Integer.getInteger("throughput.rounds", 1);
    private static final int DATA_BYTES = 1024;

    /** From the first record on. */
    private static final class Count {
        private final AtomicLong firstNanos = new AtomicLong();
        private final AtomicLong lastNanos = new AtomicLong();
        private final AtomicLong remaining = new AtomicLong(RECORDS);
        private final CountDownLatch complete = new CountDownLatch(1);

        void add(int records) {
            if (records > 0) {
                firstNanos.compareAndSet(0, System.nanoTime());
                if (remaining.addAndGet(-records) <= 0) {
                    lastNanos.compareAndSet(0, System.nanoTime());
                    complete.countDown();
                }
            }
        }

        double perSecond() throws InterruptedException {
            assertThat(complete.await(120, TimeUnit.SECONDS)).isTrue();
            return RECORDS * 1e9 / (lastNanos.get() - firstNanos.get());
        }
    }

    @Test
    void readsEverythingBesideAPlainGroup() throws Exception {
        try (var stream = TestStream.create(4)) {
            byte[] data = new byte[DATA_BYTES];
            stream.putMany(RECORDS, data);
            double plain = 0;
            double shim = 0;
            for (int round = 0; round < ROUNDS; round++) {
                plain = plain(stream);
                shim = shim(stream);
                System.out.printf("plain %,.0f records/s, shim %,.0f, ratio %.2f%n", plain, shim, shim / plain);
            }

            assertThat(List.of(plain, shim)).allSatisfy(rate -> assertThat(rate).isPositive());
        }
    }

    private static double plain(TestStream stream) throws Exception {
        Map<String, Object> config = new HashMap<>(Map.of(
                "bootstrap.servers",
                Brokers.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "group.protocol",
                "consumer",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5000));
        var count = new Count();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(stream.name()));
            while (count.remaining.get() > 0) {
                count.add(consumer.poll(Duration.ofMillis(500)).count());
            }
        }
        return count.perSecond();
    }

    private static double shim(TestStream stream) throws Exception {
        var count = new Count();
        var worker = TestWorker.start(stream, UUID.randomUUID().toString(), () -> new Counting(count));
        try {
            return count.perSecond();
        } finally {
            worker.close();
        }
    }

    /** Counts, and checkpoints every batch. */
    private record Counting(Count count) implements ShardRecordProcessor {
        @Override
        public void initialize(InitializationInput input) {}

        @Override
        public void processRecords(ProcessRecordsInput input) {
            count.add(input.records().size());
            Ledger.checkpoint(input.checkpointer());
        }

        @Override
        public void leaseLost(LeaseLostInput input) {}

        @Override
        public void shardEnded(ShardEndedInput input) {}

        @Override
        public void shutdownRequested(ShutdownRequestedInput input) {}
    }
}
