package io.kinefka.benchmark;

import io.kinefka.benchmark.micro.MicroBenchmarks;
import io.kinefka.benchmark.program.GatewayProcess;
import io.kinefka.benchmark.report.Report;
import io.kinefka.benchmark.report.Row;
import io.kinefka.benchmark.scenario.Bench;
import io.kinefka.benchmark.scenario.Costs;
import io.kinefka.benchmark.scenario.Idle;
import io.kinefka.benchmark.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The benchmark's command line. */
@Command(
        name = "benchmark",
        description = "Measures Kinefka side by side with Kafka's own clients on the same broker.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    private static final String IDLE_EMBEDDED = "idle-embedded";
    private static final String IDLE_GATEWAY = "idle-gateway";
    private static final int EXIT_FAILED = 3;

    private final Report report = new Report();

    @Option(
            names = "--jar",
            defaultValue = "adapter/gateway/target/kinefka.jar",
            description = "The program to measure")
    private Path jar = Path.of("kinefka.jar");

    @Option(names = "--java-option", description = "An option of the program's JVM; can be given again")
    private List<String> javaOptions = List.of();

    @Option(names = "--seconds", defaultValue = "5", description = "Of one run")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "Runs of each side")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds of each side before anything counts")
    private int warmUp;

    @Option(names = "--json", description = "Where to write everything that was measured")
    private Path json = Path.of("benchmark.json");

    @Option(
            names = "--micro",
            description =
                    "Measure parts of the hot paths by themselves with JMH instead; the names are those of benchmarks")
    private boolean micro;

    @Parameters(description = "Parts of the names of scenarios; all if none is given")
    private List<String> names = List.of();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** As the command does; returns its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    @Override
    @SuppressWarnings("SystemOut") // It is a command: the table is its result.
    public Integer call() throws IOException {
        if (micro) {
            MicroBenchmarks.run(names);
            return 0;
        }
        requireKnown();
        var interleaved = new Interleaved(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds);
        var starts = new Interleaved(Duration.ZERO, Duration.ofSeconds(seconds), rounds);
        System.out.println(Report.machine() + "\n\n" + Report.head());
        for (var each : Scenarios.named(names).entrySet()) {
            measure(each.getKey(), data -> {
                try (var gateway = GatewayProcess.embedded(jar, data, javaOptions);
                        var bench = new Bench(gateway);
                        var scenario = each.getValue().apply(bench)) {
                    return interleaved.measure(each.getKey(), new Costs(scenario, gateway));
                }
            });
        }
        if (Scenarios.isNamed(IDLE_EMBEDDED, names)) {
            measure(IDLE_EMBEDDED, data -> {
                try (var scenario = Idle.embedded(() -> GatewayProcess.embedded(jar, data, javaOptions))) {
                    return starts.measure(IDLE_EMBEDDED, scenario);
                }
            });
        }
        if (Scenarios.isNamed(IDLE_GATEWAY, names)) {
            measure(IDLE_GATEWAY, data -> {
                try (var broker = GatewayProcess.embedded(jar, data, javaOptions);
                        var scenario = Idle.gateway(
                                () -> GatewayProcess.inFrontOf(jar, broker.bootstrapServers(), javaOptions))) {
                    return starts.measure(IDLE_GATEWAY, scenario);
                }
            });
        }
        report.write(json);
        return report.hasFailures() ? EXIT_FAILED : report.isGood() ? 0 : 1;
    }

    private void requireKnown() {
        for (var part : names) {
            if (Scenarios.named(List.of(part)).isEmpty()
                    && !IDLE_EMBEDDED.contains(part)
                    && !IDLE_GATEWAY.contains(part)) {
                throw new ParameterException(new CommandLine(this), "No scenario is named " + part);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        List<Row> in(Path data);
    }

    /**
     * Measures in a directory that is gone before the next begins, for some need much space. One that fails does not take
     * the others' figures with it.
     */
    @SuppressWarnings("SystemOut")
    private void measure(String name, Work work) throws IOException {
        var data = Files.createTempDirectory("kinefka-benchmark");
        try {
            var rows = work.in(data);
            rows.forEach(row -> System.out.println(Report.line(row)));
            report.add(rows);
        } catch (RuntimeException failure) {
            System.out.println("| " + name + " | failed: " + failure + " |");
            failure.printStackTrace();
            report.addFailure(name, failure);
        } finally {
            Directories.delete(data);
        }
    }
}
