package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** PutRecords, compared with a producer that sends the same records to the same number of partitions as fast as it can. */
final class Puts implements Scenario {
    private static final String FIGURE = "records/s";
    private static final int PRODUCER_THREADS = 2;

    private final Bench bench;
    private final Shape shape;
    private final List<Goal> goals;
    private final Payload payload;
    private final String stream;
    private @Nullable String topic;
    private final List<Sender> senders;
    private final KafkaProducer<byte[], byte[]> producer;
    private final byte[][] keys;
    private final long[] counters = new long[PRODUCER_THREADS];

    /**
     * What is put.
     *
     * @param encoding of the calls
     * @param records in a call
     * @param bytes of a record
     * @param connections that call at one time
     * @param shards of the stream
     */
    record Shape(Encoding encoding, int records, int bytes, int connections, int shards) {}

    private record Sender(Putter putter, AtomicLong sent) {}

    Puts(Bench bench, Shape shape, List<Goal> goals) {
        this(bench, shape, goals, Putter::light);
    }

    Puts(Bench bench, Shape shape, List<Goal> goals, Putter.Factory putters) {
        this.bench = bench;
        this.shape = shape;
        this.goals = goals;
        payload = new Payload(shape.bytes());
        stream = bench.createStream(shape.shards());
        producer = bench.kafka().producer();
        senders = IntStream.range(0, shape.connections())
                .mapToObj(each -> new Sender(putters.open(bench, stream, shape, payload, each), new AtomicLong()))
                .toList();
        var random = new Random(7);
        keys = IntStream.range(0, 1024)
                .mapToObj(each -> Long.toHexString(random.nextLong()).getBytes(US_ASCII))
                .toArray(byte[][]::new);
    }

    static Goal atLeast(double times) {
        return new Goal(FIGURE, Goal.Kind.AT_LEAST_TIMES, times);
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    @Override
    public Sample kinefka(Duration duration) {
        long before = sent();
        double seconds = bench.workers().repeat(senders.size(), duration, this::put);
        long records = sent() - before;
        new Audit(bench.kafka(), stream, shape.shards(), payload).expect(records);
        return Sample.rate(FIGURE, records, seconds);
    }

    /** Made only when it is needed, so that nobody pays for its partitions who does not compare. */
    private String topic() {
        if (topic == null) {
            topic = bench.createTopic(shape.shards());
        }
        return topic;
    }

    private long sent() {
        return senders.stream().mapToLong(each -> each.sent().get()).sum();
    }

    private void put(int worker) {
        var sender = senders.get(worker);
        sender.putter().put(worker, sender.sent().getAndAdd(shape.records()));
    }

    @Override
    public Sample baseline(Duration duration) {
        var failures = new AtomicLong();
        var to = topic();
        long before = counters[0] + counters[1];
        long begin = System.nanoTime();
        bench.workers().repeat(PRODUCER_THREADS, duration, worker -> {
            for (int i = 0; i < shape.records(); i++) {
                long counter = counters[worker]++;
                var unused = producer.send(
                        new ProducerRecord<>(
                                to,
                                (int) (counter % shape.shards()),
                                keys[(int) (counter % keys.length)],
                                payload.create(worker, counter, begin)),
                        (metadata, failure) -> {
                            if (failure != null) {
                                failures.incrementAndGet();
                            }
                        });
            }
        });
        producer.flush();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (failures.get() > 0) {
            throw new WrongAnswerException(failures + " sends of the producer have failed");
        }
        long records = counters[0] + counters[1] - before;
        new Audit(bench.kafka(), to, shape.shards(), payload).expect(records);
        return Sample.rate(FIGURE, records, seconds);
    }

    @Override
    public void close() {
        senders.forEach(each -> each.putter().close());
        producer.close();
        bench.deleteStream(stream);
        if (topic != null) {
            bench.kafka().deleteTopic(topic);
        }
    }
}
