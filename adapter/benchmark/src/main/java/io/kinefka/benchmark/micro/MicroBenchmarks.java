package io.kinefka.benchmark.micro;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH over this package: time and allocation of a call, as a table and as JSON. */
public final class MicroBenchmarks {
    private static final Path JSON = Path.of("benchmark-micro.json");

    private MicroBenchmarks() {}

    public static void main(String[] names) {
        run(List.of(names));
    }

    /** As long as it takes to believe the figures: those whose names contain one of these, or all. */
    public static void run(List<String> names) {
        run(names, new Effort(1, 5, TimeValue.seconds(1)), JSON);
    }

    /**
     * How much is measured.
     *
     * @param forks JVMs of each benchmark; 0 for this one
     * @param iterations that count, after as many that do not
     * @param iteration how long one is
     */
    record Effort(int forks, int iterations, TimeValue iteration) {}

    static void run(List<String> names, Effort effort, Path json) {
        var options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(effort.forks())
                .warmupIterations(effort.iterations())
                .warmupTime(effort.iteration())
                .measurementIterations(effort.iterations())
                .measurementTime(effort.iteration())
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString());
        if (names.isEmpty()) {
            options.include(MicroBenchmarks.class.getPackageName());
        }
        names.forEach(options::include);
        try {
            var unused = new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
