package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.StallProbe;
import io.kinefka.benchmark.program.GatewayProcess;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A scenario, and what its runs through Kinefka cost the program, the broker inside included. */
public final class Costs implements Scenario {
    private static final String ALLOCATED = "bytes allocated each";
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
        var jvm = gateway.jvm();
        long allocated = jvm.allocatedBytes();
        long collecting = jvm.collectionMillis();
        long waits = jvm.eventLoopWaits();
        var sample = watched(() -> scenario.kinefka(duration));
        allocated = jvm.allocatedBytes() - allocated;
        var costs = Map.of(
                "RSS MiB",
                gateway.residentBytes() / MIB,
                "heap MiB",
                jvm.heapBytes() / MIB,
                "GC ms",
                (double) (jvm.collectionMillis() - collecting),
                "event loop waits",
                (double) (jvm.eventLoopWaits() - waits));
        return sample.with(costs)
                .with(sample.count() == 0 ? Map.of() : Map.of(ALLOCATED, (double) allocated / sample.count()));
    }

    /** The event loops are idle then, and stall by what the machine, the broker and the collector do. */
    @Override
    public Sample baseline(Duration duration) {
        return watched(() -> scenario.baseline(duration));
    }

    private Sample watched(Supplier<Sample> run) {
        try (var probe = new StallProbe(gateway.endpoint(), gateway.jvm().eventLoops())) {
            var sample = run.get();
            var stalls = probe.end();
            var noticed = Map.of(
                    "event loop stall max ms", stalls.maxMillis(),
                    "event loop stalls > 5 ms", (double) stalls.count(),
                    "event loop stalled %", stalls.percent(),
                    "load stall max ms", stalls.ownMaxMillis());
            return sample.equals(Sample.NONE) ? sample : sample.with(noticed);
        }
    }

    @Override
    public Sample kinefkaAtEnd() {
        return scenario.kinefkaAtEnd();
    }

    @Override
    public Sample baselineAtEnd() {
        return scenario.baselineAtEnd();
    }

    @Override
    public void close() {
        scenario.close();
    }
}
