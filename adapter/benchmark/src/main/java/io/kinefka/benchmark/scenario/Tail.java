package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.Ledger;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How long records take from a producer's send to those who follow a shard, at a moderate rate: through Kinefka, and with a
 * plain consumer.
 */
final class Tail implements Scenario {
    private static final long INTERVAL_NANOS = 5_000_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Bench bench;
    private final Follower follower;
    private final int followers;
    private final List<Goal> goals;
    private final Payload payload = new Payload(1024);
    private final String stream;
    private final KafkaProducer<byte[], byte[]> producer;
    private long produced;

    /** How a shard is followed; hands on records until it is told to stop. */
    @FunctionalInterface
    interface Follower {
        void follow(Bench bench, String stream, int number, Until until);
    }

    /** What followers do with records. */
    interface Until {
        void ready();

        boolean isOver();

        void read(byte[] data);
    }

    Tail(Bench bench, Follower follower, int followers, List<Goal> goals) {
        this.bench = bench;
        this.follower = follower;
        this.followers = followers;
        this.goals = goals;
        stream = bench.createStream(1);
        producer = bench.kafka().promptProducer();
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    @Override
    public Sample kinefka(Duration duration) {
        return measure(duration, follower);
    }

    @Override
    public Sample baseline(Duration duration) {
        return measure(duration, Tail::consume);
    }

    private static void consume(Bench bench, String stream, int number, Until until) {
        try (var consumer = bench.kafka().consumer(stream, List.of(0), true)) {
            until.ready();
            while (!until.isOver()) {
                consumer.poll(POLL).forEach(each -> until.read(each.value()));
            }
        }
    }

    private Sample measure(Duration duration, Follower by) {
        var latencies = new ConcurrentHistogram(Duration.ofMinutes(1).toNanos(), 3);
        long count = duration.toNanos() / INTERVAL_NANOS;
        var readers = new Reader[followers];
        var running = new CompletableFuture<?>[followers];
        for (int i = 0; i < followers; i++) {
            int number = i;
            readers[i] = new Reader(count, latencies);
            running[i] = bench.workers().start(() -> by.follow(bench, stream, number, readers[number]));
        }
        for (var each : readers) {
            each.ready.join();
        }
        produce(count);
        CompletableFuture.allOf(running).join();
        return Sample.latencies(latencies);
    }

    private void produce(long count) {
        long next = System.nanoTime();
        byte[] key = "key".getBytes(US_ASCII);
        for (long i = 0; i < count; i++) {
            next += INTERVAL_NANOS;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            var unused = producer.send(
                    new ProducerRecord<>(stream, 0, key, payload.create(0, produced++, System.nanoTime())));
        }
    }

    private final class Reader implements Until {
        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private final Ledger ledger = new Ledger();
        private final AtomicLong left;
        private final ConcurrentHistogram latencies;
        private final long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();

        Reader(long count, ConcurrentHistogram latencies) {
            this.left = new AtomicLong(count);
            this.latencies = latencies;
        }

        @Override
        public void ready() {
            ready.complete(null);
        }

        @Override
        public boolean isOver() {
            if (System.nanoTime() > deadline) {
                throw new WrongAnswerException(left + " records were never read");
            }
            return left.get() == 0;
        }

        @Override
        public void read(byte[] data) {
            var head = payload.check(data);
            latencies.recordValue(System.nanoTime() - head.nanos());
            ledger.read(0, head);
            left.decrementAndGet();
        }
    }

    @Override
    public void close() {
        producer.close();
        bench.deleteStream(stream);
    }
}
