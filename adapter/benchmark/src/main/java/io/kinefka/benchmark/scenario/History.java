package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.Ledger;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.PutBody;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts, reads and iterators on a shard with a long history, compared with a shard that has hardly any. */
final class History implements Scenario {
    private static final String PUTS = "records/s put";
    private static final String READS = "records/s read";
    private static final String ITERATORS = "p50 ms to open and read an iterator";
    private static final int RECORD_BYTES = 10 << 10;
    private static final int READ = 2_000;
    private static final int RECORDS_PER_CALL = 100;
    private static final int ITERATORS_OPENED = 50;

    private final Bench bench;
    private final Payload payload = new Payload(RECORD_BYTES);
    private final Shard large;
    private final Shard small;

    /** A stream of one shard, and from when to when it was filled, in seconds since the epoch. */
    private record Shard(String stream, double begin, double end, AtomicLong puts) {}

    History(Bench bench, long bytes) {
        this.bench = bench;
        large = fill(bytes);
        small = fill(READ * (long) RECORD_BYTES);
    }

    private Shard fill(long bytes) {
        String stream = bench.createStream(1);
        long records = bytes / RECORD_BYTES;
        double begin = System.currentTimeMillis() / 1e3;
        try (var producer = bench.kafka().producer()) {
            for (long counter = 0; counter < records; counter++) {
                var unused = producer.send(
                        new ProducerRecord<>(stream, 0, "key".getBytes(US_ASCII), payload.create(0, counter, 0)));
            }
        }
        bench.requireRecords(stream, 1, records);
        return new Shard(stream, begin, System.currentTimeMillis() / 1e3, new AtomicLong());
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal(PUTS, Goal.Kind.AT_LEAST_TIMES, 0.8),
                new Goal(READS, Goal.Kind.AT_LEAST_TIMES, 0.8),
                new Goal(ITERATORS, Goal.Kind.AT_MOST_TIMES, 2));
    }

    @Override
    public Sample kinefka(Duration duration) {
        return measure(large, duration);
    }

    @Override
    public Sample baseline(Duration duration) {
        return measure(small, duration);
    }

    private Sample measure(Shard shard, Duration duration) {
        return new Sample(0, Map.of(PUTS, put(shard, duration), READS, read(shard), ITERATORS, openIterators(shard)));
    }

    private double put(Shard shard, Duration duration) {
        var body = PutBody.ofMany(Encoding.CBOR, shard.stream(), RECORDS_PER_CALL, payload, 1);
        long before = shard.puts().get();
        try (var client = bench.connect()) {
            double seconds = bench.workers()
                    .repeat(
                            1,
                            duration.dividedBy(4),
                            worker -> client.put(body, 1, shard.puts().getAndAdd(RECORDS_PER_CALL)));
            return (shard.puts().get() - before) / seconds;
        }
    }

    /** From the oldest record on. */
    private double read(Shard shard) {
        var ledger = new Ledger();
        try (var client = bench.connect()) {
            double seconds = bench.workers().all(1, worker -> {
                String iterator = client.iterator(shard.stream(), 0, "TRIM_HORIZON");
                while (iterator != null && ledger.records() < READ) {
                    iterator = client.getRecords(Encoding.CBOR, iterator, data -> ledger.read(0, payload.check(data)))
                            .nextIterator();
                }
            });
            return ledger.records() / seconds;
        }
    }

    /** At times all over the shard's life. */
    private double openIterators(Shard shard) {
        var latencies = new Histogram(3);
        try (var client = bench.connect()) {
            for (int i = 0; i < ITERATORS_OPENED; i++) {
                double time = shard.begin() + (shard.end() - shard.begin()) * i / ITERATORS_OPENED;
                long begin = System.nanoTime();
                String iterator = client.iteratorAt(shard.stream(), 0, time);
                var ledger = new Ledger();
                var unused = client.getRecords(Encoding.CBOR, iterator, data -> ledger.read(0, payload.check(data)));
                latencies.recordValue(System.nanoTime() - begin);
                if (ledger.records() == 0) {
                    throw new WrongAnswerException("An iterator finds nothing where records were put later");
                }
            }
        }
        return latencies.getValueAtPercentile(50) / 1e6;
    }

    @Override
    public void close() {
        bench.deleteStream(large.stream());
        bench.deleteStream(small.stream());
    }
}
