package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What happens to a stream of many shards, compared with the same on a stream of one. */
final class ManyShards implements Scenario {
    private static final String MEMORY = "KiB RSS per shard";
    private static final double KIB = 1024;

    private final Bench bench;
    private final int shards;
    private final double times;
    private final Scenario one;
    private final Scenario many;
    private final double residentBefore;

    ManyShards(Bench bench, int shards, double times, IntFunction<Scenario> ofShards) {
        this.bench = bench;
        this.shards = shards;
        this.times = times;
        one = ofShards.apply(1);
        var unused = one.kinefka(Duration.ofSeconds(5));
        residentBefore = bench.gateway().residentBytes();
        many = ofShards.apply(shards);
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal("records/s", Goal.Kind.AT_LEAST_TIMES, times), new Goal(MEMORY, Goal.Kind.AT_MOST, 64));
    }

    @Override
    public Sample kinefka(Duration duration) {
        var sample = many.kinefka(duration);
        return sample.with(Map.of(MEMORY, (bench.gateway().residentBytes() - residentBefore) / KIB / shards));
    }

    @Override
    public Sample baseline(Duration duration) {
        return one.kinefka(duration);
    }

    @Override
    public void close() {
        one.close();
        many.close();
    }
}
