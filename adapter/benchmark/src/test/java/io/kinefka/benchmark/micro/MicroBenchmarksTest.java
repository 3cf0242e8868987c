package io.kinefka.benchmark.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.TimeValue;

/** The micro benchmarks work, whatever they measure in so short a time. */
class MicroBenchmarksTest {
    @Test
    void measuresAndWritesDown(@TempDir Path directory) throws IOException {
        var json = directory.resolve("micro.json");
        var once = new MicroBenchmarks.Effort(0, 1, TimeValue.milliseconds(5));

        MicroBenchmarks.run(List.of(), once, json);

        var results = new ObjectMapper().readTree(json.toFile());
        assertThat(results).isNotEmpty().allSatisfy(result -> assertThat(
                        result.at("/primaryMetric/score").asDouble())
                .isPositive());
    }
}
