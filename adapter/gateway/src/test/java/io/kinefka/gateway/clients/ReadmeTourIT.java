package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.gateway.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README with the real AWS CLI, as it is written there but for the port. */
class ReadmeTourIT {
    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void theTourOfTheReadmeWorksAsWritten(@TempDir Path data) throws Exception {
        Optional<Path> cli = AwsCli.find();
        assumeTrue(cli.isPresent(), AwsCli.MISSING);
        String tour = tour();

        String output;
        try (var program = RunningProgram.start(data)) {
            output = AwsCli.bash(
                    tour.replace(
                            "127.0.0.1:4567", "127.0.0.1:" + program.endpoint().getPort()),
                    cli.get());
        }

        assertThat(output).contains("\"StreamStatus\": \"ACTIVE\"", "\"StreamName\": \"orders\"");
        var answers = new ObjectMapper().readerFor(JsonNode.class);
        var last = answers.readTree(output.substring(output.lastIndexOf("\n{\n") + 1));
        assertThat(last.get("Records").findValuesAsText("PartitionKey")).containsExactly("alice", "alice", "alice");
        assertThat(last.get("Records").findValuesAsText("Data")).containsExactly("YSBib29r", "YSBsYW1w", "YSBwZW4=");
        assertThat(last.get("MillisBehindLatest").asLong()).isZero();
    }

    private static String tour() throws IOException {
        String readme = Files.readString(README);
        int section = readme.indexOf("## A 60-second tour");
        int begin = readme.indexOf("```bash\n", section) + "```bash\n".length();
        return "set -euo pipefail\n" + readme.substring(begin, readme.indexOf("```", begin));
    }
}
