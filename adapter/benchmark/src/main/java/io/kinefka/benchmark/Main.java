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
import picocli.CommandLine.Parameters;

/** The benchmark's command line. */
@Command(
        name = "benchmark",
        description = "Measures Kinefka side by side with Kafka's own clients on the same broker.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
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
        var report = new Report();
        var interleaved = new Interleaved(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds);
        var starts = new Interleaved(Duration.ZERO, Duration.ofSeconds(seconds), rounds);
        System.out.println(Report.machine() + "\n\n" + Report.head());
        for (var each : Scenarios.named(names).entrySet()) {
            inOwnDirectory(data -> {
                try (var gateway = GatewayProcess.embedded(jar, data, javaOptions);
                        var bench = new Bench(gateway);
                        var scenario = each.getValue().apply(bench)) {
                    print(interleaved.measure(each.getKey(), new Costs(scenario, gateway)), report);
                }
            });
        }
        if (Scenarios.isNamed("idle-embedded", names)) {
            inOwnDirectory(data -> {
                try (var scenario = Idle.embedded(() -> GatewayProcess.embedded(jar, data, javaOptions))) {
                    print(starts.measure("idle-embedded", scenario), report);
                }
            });
        }
        if (Scenarios.isNamed("idle-gateway", names)) {
            inOwnDirectory(data -> {
                try (var broker = GatewayProcess.embedded(jar, data, javaOptions);
                        var scenario = Idle.gateway(
                                () -> GatewayProcess.inFrontOf(jar, broker.bootstrapServers(), javaOptions))) {
                    print(starts.measure("idle-gateway", scenario), report);
                }
            });
        }
        report.write(json);
        return report.isGood() ? 0 : 1;
    }

    @FunctionalInterface
    private interface Work {
        void in(Path data) throws IOException;
    }

    /** Some need much space: what one has left behind is gone before the next begins. */
    private static void inOwnDirectory(Work work) throws IOException {
        var data = Files.createTempDirectory("kinefka-benchmark");
        try {
            work.in(data);
        } finally {
            Directories.delete(data);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void print(List<Row> rows, Report report) {
        rows.forEach(row -> System.out.println(Report.line(row)));
        report.add(rows);
    }
}
