package io.kinefka.benchmark.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinefka.benchmark.load.EventStream;
import io.kinefka.benchmark.load.KinesisClient;
import io.kinefka.benchmark.load.Ledger;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What many subscribers of one shard are sent in a second, compared with what one is sent. */
final class SharedShard implements Scenario {
    private static final String FIGURE = "MiB/s out";
    private static final String FETCHED = "bytes fetched per byte put";
    private static final int RECORDS = 32 << 10;
    private static final double MIB = 1 << 20;

    private final Bench bench;
    private final int subscribers;
    private final Payload payload = new Payload(1024);
    private final String stream;
    private final KafkaProducer<byte[], byte[]> producer;
    private long counter;

    SharedShard(Bench bench, int subscribers) {
        this.bench = bench;
        this.subscribers = subscribers;
        stream = bench.createStream(1);
        producer = bench.kafka().producer();
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(FIGURE, Goal.Kind.AT_LEAST_TIMES, 10), new Goal(FETCHED, Goal.Kind.AT_MOST, 1.2));
    }

    @Override
    public Sample kinefka(Duration duration) {
        return push(subscribers);
    }

    @Override
    public Sample baseline(Duration duration) {
        return push(1);
    }

    /** The time from the first record that is put until every subscriber has all of them. */
    private Sample push(int count) {
        var clients = new ArrayList<KinesisClient>();
        var streams = new ArrayList<EventStream>();
        var consumers = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var client = bench.connect();
            clients.add(client);
            consumers.add(client.registerConsumer(stream, "consumer-" + i));
            var events = client.subscribe(consumers.get(i), 0, "LATEST");
            // The first event says where it begins.
            events.next(data -> {});
            streams.add(events);
        }
        double fetchedBefore = bench.gateway().jvm().brokerBytesOut(stream);
        var bytes = new AtomicLong();
        var putting = bench.workers().start(this::put);
        double seconds = bench.workers().all(count, worker -> {
            var ledger = new Ledger();
            while (ledger.records() < RECORDS) {
                bytes.addAndGet(streams.get(worker).next(data -> ledger.read(0, payload.check(data))));
            }
        });
        putting.join();
        clients.forEach(KinesisClient::close);
        try (var client = bench.connect()) {
            consumers.forEach(client::deregisterConsumer);
        }
        double fetched = bench.gateway().jvm().brokerBytesOut(stream) - fetchedBefore;
        return Sample.rate(FIGURE, bytes.get(), seconds * MIB)
                .with(Map.of(FETCHED, fetched / RECORDS / payload.bytes()));
    }

    private void put() {
        for (int i = 0; i < RECORDS; i++) {
            var unused = producer.send(new ProducerRecord<>(
                    stream, 0, "key".getBytes(US_ASCII), payload.create(0, counter++, System.nanoTime())));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        bench.deleteStream(stream);
    }
}
