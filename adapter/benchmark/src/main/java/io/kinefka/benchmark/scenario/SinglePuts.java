package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.KinesisClient;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.PutBody;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** PutRecord on many connections, compared with a producer that has as many sends in flight and does not linger. */
final class SinglePuts implements Scenario {
    private static final int SHARDS = 4;
    private static final long LATENCY_MAX = Duration.ofMinutes(1).toNanos();

    private final Bench bench;
    private final int connections;
    private final Payload payload;
    private final String stream;
    private final String topic;
    private final List<Sender> senders;
    private final KafkaProducer<byte[], byte[]> producer;
    private long produced;

    private record Sender(KinesisClient client, PutBody body, AtomicLong sent) {}

    SinglePuts(Bench bench, Encoding encoding, int bytes, int connections) {
        this.bench = bench;
        this.connections = connections;
        payload = new Payload(bytes);
        stream = bench.createStream(SHARDS);
        topic = bench.createTopic(SHARDS);
        producer = bench.kafka().promptProducer();
        senders = IntStream.range(0, connections)
                .mapToObj(each ->
                        new Sender(bench.connect(), PutBody.ofOne(encoding, stream, payload, each), new AtomicLong()))
                .toList();
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal("records/s", Goal.Kind.AT_LEAST_TIMES, 0.5), new Goal("p99 ms", Goal.Kind.AT_MOST_TIMES, 3));
    }

    @Override
    public Sample kinefka(Duration duration) {
        var latencies = new ConcurrentHistogram(LATENCY_MAX, 3);
        long before = sent();
        double seconds = bench.workers().repeat(connections, duration, worker -> {
            var sender = senders.get(worker);
            long begin = System.nanoTime();
            sender.client().put(sender.body(), worker, sender.sent().getAndIncrement());
            latencies.recordValue(System.nanoTime() - begin);
        });
        long records = sent() - before;
        new Audit(bench.kafka(), stream, SHARDS, payload).expect(records);
        return sample(records, seconds, latencies);
    }

    private long sent() {
        return senders.stream().mapToLong(each -> each.sent().get()).sum();
    }

    @Override
    public Sample baseline(Duration duration) {
        var latencies = new ConcurrentHistogram(LATENCY_MAX, 3);
        var inFlight = new Semaphore(connections);
        long before = produced;
        byte[] key = "key".getBytes(US_ASCII);
        double seconds = bench.workers().repeat(1, duration, worker -> {
            inFlight.acquireUninterruptibly();
            long begin = System.nanoTime();
            long counter = produced++;
            var unused = producer.send(
                    new ProducerRecord<>(topic, (int) (counter % SHARDS), key, payload.create(0, counter, begin)),
                    (metadata, failure) -> {
                        latencies.recordValue(System.nanoTime() - begin);
                        inFlight.release();
                    });
        });
        producer.flush();
        new Audit(bench.kafka(), topic, SHARDS, payload).expect(produced - before);
        return sample(produced - before, seconds, latencies);
    }

    private static Sample sample(long records, double seconds, Histogram latencies) {
        return Sample.latencies(latencies).with(Map.of("records/s", records / seconds));
    }

    @Override
    public void close() {
        senders.forEach(each -> each.client().close());
        producer.close();
        bench.deleteStream(stream);
        bench.kafka().deleteTopic(topic);
    }
}
