package io.kinefka.benchmark;

import io.kinefka.benchmark.program.GatewayProcess;
import io.kinefka.benchmark.report.Report;
import io.kinefka.benchmark.scenario.Bench;
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

    @Parameters(description = "Parts of the names of scenarios; all if none is given")
    private List<String> names = List.of();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    @SuppressWarnings("SystemOut") // It is a command: the table is its result.
    public Integer call() throws IOException {
        var report = new Report();
        var interleaved = new Interleaved(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds);
        System.out.println(Report.machine() + "\n\n" + Report.head());
        for (var each : Scenarios.named(names).entrySet()) {
            var data = Files.createTempDirectory("kinefka-benchmark");
            try (var gateway = GatewayProcess.embedded(jar, data, javaOptions);
                    var bench = new Bench(gateway);
                    var scenario = each.getValue().apply(bench)) {
                var rows = interleaved.measure(each.getKey(), scenario);
                rows.forEach(row -> System.out.println(Report.line(row)));
                report.add(rows);
            } finally {
                Directories.delete(data);
            }
        }
        report.write(json);
        return report.isGood() ? 0 : 1;
    }
}
