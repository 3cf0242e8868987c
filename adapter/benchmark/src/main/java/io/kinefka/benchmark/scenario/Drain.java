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
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads a full stream from its trim horizon to its tip, each shard by itself, compared with a consumer for each shard. */
final class Drain implements Scenario {
    private static final String FIGURE = "records/s";
    private static final int WORKERS_MAX = 16;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Bench bench;
    private final Encoding encoding;
    private final int shards;
    private final long recordsPerShard;
    private final double times;
    private final Payload payload;
    private final String stream;

    Drain(Bench bench, Encoding encoding, int bytes, int shards, long streamBytes, double times) {
        this.bench = bench;
        this.encoding = encoding;
        this.shards = shards;
        this.times = times;
        this.payload = new Payload(bytes);
        this.recordsPerShard = streamBytes / bytes / shards;
        this.stream = bench.createStream(shards);
        fill();
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
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(FIGURE, Goal.Kind.AT_LEAST_TIMES, times));
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
        try (var client = bench.connect()) {
            String iterator = client.iterator(stream, shard, "TRIM_HORIZON");
            while (iterator != null && ledger.records() < recordsPerShard) {
                iterator = client.getRecords(encoding, iterator, data -> ledger.read(shard, payload.check(data)))
                        .nextIterator();
            }
        }
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
