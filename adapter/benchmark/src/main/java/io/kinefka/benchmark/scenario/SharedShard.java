package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.EventScan;
import io.kinefka.benchmark.load.EventStream;
import io.kinefka.benchmark.load.KinesisClient;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What many subscribers of one shard are sent in a second, compared with what one is sent: of a burst, or of records that
 * come at a steady rate. One subscriber parses what it is sent, the others only look through it, since they share the
 * machine with what is measured.
 */
final class SharedShard implements Scenario {
    private static final String FIGURE = "MiB/s out";
    private static final String FETCHED = "bytes fetched per byte put";
    private static final long BURST_RECORDS = 32 << 10;
    private static final long STEADY_RECORDS_PER_SECOND = 8 << 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MIB = 1 << 20;

    private final Bench bench;
    private final int subscribers;
    private final long intervalNanos;
    private final Payload payload = new Payload(1024);
    private final String stream;
    private final KafkaProducer<byte[], byte[]> producer;
    private long counter;

    private SharedShard(Bench bench, int subscribers, long intervalNanos) {
        this.bench = bench;
        this.subscribers = subscribers;
        this.intervalNanos = intervalNanos;
        stream = bench.createStream(1);
        producer = bench.kafka().producer();
    }

    /** 32 MiB as fast as they can be put. */
    static SharedShard burst(Bench bench, int subscribers) {
        return new SharedShard(bench, subscribers, 0);
    }

    /** 8 MiB a second. */
    static SharedShard steady(Bench bench, int subscribers) {
        return new SharedShard(bench, subscribers, Duration.ofSeconds(1).toNanos() / STEADY_RECORDS_PER_SECOND);
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(FIGURE, Goal.Kind.AT_LEAST_TIMES, 10), new Goal(FETCHED, Goal.Kind.AT_MOST, 1.2));
    }

    @Override
    public Sample kinefka(Duration duration) {
        return push(subscribers, duration);
    }

    @Override
    public Sample baseline(Duration duration) {
        return push(1, duration);
    }

    /** The time from the first record that is put until every subscriber has all of them. */
    private Sample push(int count, Duration duration) {
        long records = intervalNanos == 0 ? BURST_RECORDS : duration.toNanos() / intervalNanos;
        var readers = IntStream.range(0, count)
                .mapToObj(number -> new Subscriber(number, records))
                .toList();
        double fetchedBefore = bench.gateway().jvm().brokerBytesOut(stream);
        var putting = bench.workers().start(() -> put(records));
        double seconds =
                bench.workers().all(count, worker -> readers.get(worker).read());
        putting.join();
        readers.forEach(Subscriber::leave);
        double fetched = bench.gateway().jvm().brokerBytesOut(stream) - fetchedBefore;
        long bytes = readers.stream().mapToLong(reader -> reader.bytes).sum();
        var sample = new Sample(
                records * count, Map.of(FIGURE, bytes / seconds / MIB, FETCHED, fetched / records / payload.bytes()));
        return intervalNanos == 0 ? sample : sample.with(latencies(readers).figures());
    }

    private static Sample latencies(List<Subscriber> readers) {
        var all = new Histogram(3);
        readers.forEach(reader -> all.add(reader.latencies));
        return Sample.latencies(all);
    }

    private void put(long records) {
        long begin = System.nanoTime();
        for (long i = 0; i < records; i++) {
            while (System.nanoTime() - begin < i * intervalNanos) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            var unused = producer.send(new ProducerRecord<>(
                    stream, 0, "key".getBytes(US_ASCII), payload.create(0, counter++, System.nanoTime())));
        }
        producer.flush();
    }

    /** One that waits for so many records from now on. */
    private final class Subscriber {
        private final KinesisClient client = bench.connect();
        private final String consumer;
        private final EventStream events;
        private final ToIntFunction<EventStream> next;
        private final Histogram latencies = new Histogram(3);
        private final long end;
        private long expected = counter;
        private long bytes;

        Subscriber(int number, long records) {
            end = counter + records;
            consumer = client.registerConsumer(stream, "consumer-" + number);
            events = client.subscribe(consumer, 0, "LATEST");
            var scan = new EventScan(payload, this::expect);
            next = number == 0
                    ? stream -> stream.next((byte[] data) -> expect(payload.check(data)))
                    : stream -> stream.next(scan);
            // The first event says where it begins.
            var unused = next.applyAsInt(events);
        }

        private void expect(Payload.Head head) {
            if (head.counter() != expected) {
                throw new WrongAnswerException("Record " + head.counter() + " comes instead of " + expected);
            }
            expected++;
            latencies.recordValue(System.nanoTime() - head.nanos());
        }

        void read() {
            long begin = System.nanoTime();
            while (expected < end) {
                bytes += next.applyAsInt(events);
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new WrongAnswerException((end - expected) + " records were never pushed");
                }
            }
        }

        void leave() {
            events.close();
            try (var calls = bench.connect()) {
                calls.deregisterConsumer(consumer);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        bench.deleteStream(stream);
    }
}
