package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.Encoding;
import io.kinefka.benchmark.load.KinesisClient;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.PutBody;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Makes a stream of many shards and puts records to all of them as soon as it is said to be active. */
final class FreshShards implements Scenario {
    private static final String REFUSED = "records refused";
    private static final String LONGEST = "longest call ms";
    private static final int CONNECTIONS = 16;
    private static final int CALLS = 10;
    private static final int RECORDS = 500;
    private static final double MILLI = 1e6;

    private final Bench bench;
    private final int shards;
    private final Payload payload = new Payload(100);
    private final List<KinesisClient> clients;

    FreshShards(Bench bench, int shards) {
        this.bench = bench;
        this.shards = shards;
        clients = IntStream.range(0, CONNECTIONS)
                .mapToObj(each -> bench.connect())
                .toList();
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(REFUSED, Goal.Kind.AT_MOST, 0), new Goal(LONGEST, Goal.Kind.AT_MOST, 5_000));
    }

    /** One stream, however long that takes. */
    @Override
    public Sample kinefka(Duration duration) {
        String stream = bench.newStreamName();
        var bodies = IntStream.range(0, CONNECTIONS)
                .mapToObj(each -> PutBody.ofMany(Encoding.CBOR, stream, RECORDS, payload, each))
                .toList();
        long begin = System.nanoTime();
        clients.get(0).createStream(stream, shards);
        double active = (System.nanoTime() - begin) / MILLI;
        var sample = put(stream, bodies).with(Map.of("ms until ACTIVE", active));
        bench.deleteStream(stream);
        return sample;
    }

    private Sample put(String stream, List<PutBody> bodies) {
        var refused = new AtomicInteger();
        var longest = new AtomicLong();
        double seconds = bench.workers().all(CONNECTIONS, worker -> {
            for (int call = 0; call < CALLS; call++) {
                long begin = System.nanoTime();
                refused.addAndGet(clients.get(worker).tryPut(bodies.get(worker), worker, (long) call * RECORDS));
                longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            }
        });
        long records = (long) CONNECTIONS * CALLS * RECORDS;
        if (refused.get() == 0) {
            new Audit(bench.kafka(), stream, shards, payload).expect(records);
        }
        return Sample.rate("records/s", records, seconds)
                .with(Map.of(REFUSED, (double) refused.get(), LONGEST, longest.get() / MILLI));
    }

    @Override
    public void close() {
        clients.forEach(KinesisClient::close);
    }
}
