package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.program.GatewayProcess;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A scenario, and what its runs through Kinefka cost the program, the broker inside included. */
public final class Costs implements Scenario {
    private static final double MIB = 1 << 20;

    private final Scenario scenario;
    private final GatewayProcess gateway;

    public Costs(Scenario scenario, GatewayProcess gateway) {
        this.scenario = scenario;
        this.gateway = gateway;
    }

    @Override
    public List<Goal> goals() {
        return scenario.goals();
    }

    @Override
    public Sample kinefka(Duration duration) {
        long allocated = gateway.jvm().allocatedBytes();
        long collecting = gateway.jvm().collectionMillis();
        var sample = scenario.kinefka(duration);
        allocated = gateway.jvm().allocatedBytes() - allocated;
        collecting = gateway.jvm().collectionMillis() - collecting;
        return sample.with(Map.of(
                "RSS MiB", gateway.residentBytes() / MIB,
                "heap MiB", gateway.jvm().heapBytes() / MIB,
                "GC ms", (double) collecting,
                "bytes allocated each", (double) allocated / Math.max(1, sample.count())));
    }

    @Override
    public Sample baseline(Duration duration) {
        return scenario.baseline(duration);
    }

    @Override
    public void close() {
        scenario.close();
    }
}
