package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.program.GatewayProcess;
import io.kinefka.benchmark.report.Goal;
import io.kinefka.benchmark.report.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long the program takes to start, also after kill -9, and what it holds when nobody calls. */
public final class Idle implements Scenario {
    private static final String RESIDENT = "RSS MiB";
    private static final String READY = "ready s";
    private static final String READY_AGAIN = "ready again after kill -9 s";
    private static final double MIB = 1 << 20;

    private final List<Goal> goals;
    private final Supplier<GatewayProcess> start;

    private Idle(Supplier<GatewayProcess> start, double residentMax, double readyMax, double readyAgainMax) {
        this.start = start;
        goals = List.of(
                new Goal(RESIDENT, Goal.Kind.AT_MOST, residentMax),
                new Goal(READY, Goal.Kind.AT_MOST, readyMax),
                new Goal(READY_AGAIN, Goal.Kind.AT_MOST, readyAgainMax));
    }

    /** With a broker inside. */
    public static Idle embedded(Supplier<GatewayProcess> start) {
        return new Idle(start, 450, 4, 5);
    }

    /** In front of a broker elsewhere. */
    public static Idle gateway(Supplier<GatewayProcess> start) {
        return new Idle(start, 200, 2, 2);
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    @Override
    public Sample kinefka(Duration duration) {
        double ready;
        double resident;
        try (var first = start.get()) {
            ready = seconds(first.startTime());
            Pauses.sleep(duration);
            resident = first.residentBytes() / MIB;
            first.kill();
        }
        try (var second = start.get()) {
            return new Sample(0, Map.of(READY, ready, RESIDENT, resident, READY_AGAIN, seconds(second.startTime())));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    @Override
    public void close() {
        // Every run has stopped what it had started.
    }
}
