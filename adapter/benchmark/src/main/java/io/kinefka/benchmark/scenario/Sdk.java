package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import io.kinefka.benchmark.sdk.SdkClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** A scenario through AWS's SDK, which lives as long as it. Its ratio says what the SDK costs; there is no goal. */
final class Sdk implements Scenario {
    private final SdkClient client;
    private final Scenario scenario;

    private Sdk(Bench bench, BiFunction<Bench, SdkClient, Scenario> scenario) {
        client = new SdkClient(bench.gateway().endpoint());
        this.scenario = scenario.apply(bench, client);
    }

    /** PutRecords. */
    static Sdk puts(Bench bench, Puts.Shape shape) {
        return new Sdk(
                bench,
                (same, client) -> new Puts(same, shape, List.of(), (its, stream, each, payload, seed) -> {
                    var random = new Random(seed);
                    var keys = IntStream.range(0, each.records())
                            .mapToObj(i -> Long.toHexString(random.nextLong()))
                            .toArray(String[]::new);
                    return (sender, counter) -> client.put(stream, keys, payload, sender, counter);
                }));
    }

    /** GetRecords from the trim horizon on. */
    static Sdk drain(Bench bench, Drain.Shape shape) {
        return new Sdk(bench, (same, client) -> new Drain(same, shape, List.of(), client::drain));
    }

    @Override
    public List<Goal> goals() {
        return scenario.goals();
    }

    @Override
    public Sample kinefka(Duration duration) {
        return scenario.kinefka(duration);
    }

    @Override
    public Sample baseline(Duration duration) {
        return scenario.baseline(duration);
    }

    @Override
    public void close() {
        scenario.close();
        client.close();
    }
}
