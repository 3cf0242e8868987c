package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.Ledger;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads a full stream from its trim horizon to its tip, each shard by itself, compared with a consumer for each shard. */
final class Drain implements Scenario {
    private static final String FIGURE = "records/s";
    private static final int WORKERS_MAX = 16;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Bench bench;
    private final int shards;
    private final long recordsPerShard;
    private final List<Goal> goals;
    private final Reading reading;
    private final Payload payload;
    private final String stream;

    /**
     * What is read.
     *
     * @param encoding of the calls
     * @param bytes of a record
     * @param shards of the stream
     * @param streamBytes of all records together
     */
    record Shape(Encoding encoding, int bytes, int shards, long streamBytes) {}

    /** How a shard is read, from its trim horizon until there were so many records. */
    @FunctionalInterface
    interface Reading {
        void drain(String stream, int shard, long records, Consumer<byte[]> each);
    }

    Drain(Bench bench, Shape shape, List<Goal> goals) {
        this(bench, shape, goals, light(bench, shape.encoding()));
    }

    Drain(Bench bench, Shape shape, List<Goal> goals, Reading reading) {
        this.bench = bench;
        this.shards = shape.shards();
        this.goals = goals;
        this.reading = reading;
        this.payload = new Payload(shape.bytes());
        this.recordsPerShard = shape.streamBytes() / shape.bytes() / shards;
        this.stream = bench.createStream(shards);
        fill();
    }

    static Goal atLeast(double times) {
        return new Goal(FIGURE, Goal.Kind.AT_LEAST_TIMES, times);
    }

    /** The load's own way: a connection for each shard. */
    private static Reading light(Bench bench, Encoding encoding) {
        return (stream, shard, records, each) -> {
            long[] read = new long[1];
            try (var client = bench.connect()) {
                String iterator = client.iterator(stream, shard, "TRIM_HORIZON");
                while (iterator != null && read[0] < records) {
                    iterator = client.getRecords(encoding, iterator, data -> {
                                each.accept(data);
                                read[0]++;
                            })
                            .nextIterator();
                }
            }
        };
    }

    private void fill() {
        try (var producer = bench.kafka().producer()) {
            for (long counter = 0; counter < recordsPerShard * shards; counter++) {
                var unused = producer.send(new ProducerRecord<>(
                        stream,
                        (int) (counter % shards),
                        Long.toHexString(counter).getBytes(US_ASCII),
                        payload.create(0, counter, 0)));
            }
        }
        bench.requireRecords(stream, shards, recordsPerShard * shards);
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    /** The whole stream, however long that takes. */
    @Override
    public Sample kinefka(Duration duration) {
        return drain(this::drainKinefka);
    }

    @Override
    public Sample baseline(Duration duration) {
        return drain(this::drainKafka);
    }

    private Sample drain(IntConsumer shardReader) {
        int workers = Math.min(WORKERS_MAX, shards);
        double seconds = bench.workers().all(workers, worker -> {
            for (int shard = worker; shard < shards; shard += workers) {
                shardReader.accept(shard);
            }
        });
        return Sample.rate(FIGURE, recordsPerShard * shards, seconds);
    }

    private void drainKinefka(int shard) {
        var ledger = new Ledger();
        reading.drain(stream, shard, recordsPerShard, data -> ledger.read(shard, payload.check(data)));
        expectAll(ledger);
    }

    private void drainKafka(int shard) {
        var ledger = new Ledger();
        try (var consumer = bench.kafka().consumer(stream, List.of(shard), false)) {
            while (ledger.records() < recordsPerShard) {
                for (var each : consumer.poll(POLL)) {
                    ledger.read(shard, payload.check(each.value()));
                }
            }
        }
        expectAll(ledger);
    }

    private void expectAll(Ledger ledger) {
        if (ledger.records() != recordsPerShard) {
            throw new WrongAnswerException(
                    recordsPerShard + " records are in the shard, and " + ledger.records() + " were read");
        }
    }

    @Override
    public void close() {
        bench.deleteStream(stream);
    }
}
