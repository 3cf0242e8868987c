package io.kinefka.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works, whatever it measures in so short a time. */
class BenchmarkIT {
    @Test
    void measuresBothSidesAndWritesThemDown(@TempDir Path directory) throws IOException {
        Path json = directory.resolve("benchmark.json");

        int exit = Main.run(
                "--jar", "../gateway/target/kinefka.jar",
                "--seconds", "1",
                "--rounds", "1",
                "--warm-up", "0",
                "--json", json.toString(),
                "put-records-cbor-1k", "tail-fan-out-1");

        var rows = new ObjectMapper().readTree(json.toFile()).get("rows");
        assertThat(exit).isBetween(0, 1);
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("scenario").asText()).isEqualTo("put-records-cbor-1k");
            assertThat(row.get("figure").asText()).isEqualTo("records/s");
            assertThat(row.at("/kinefka/median").asDouble()).isPositive();
            assertThat(row.at("/baseline/median").asDouble()).isPositive();
        });
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.get("scenario").asText()).isEqualTo("tail-fan-out-1");
            assertThat(row.get("figure").asText()).isEqualTo("p99 ms");
        });
    }
}
