package io.kinefka.gateway.clients;

import static java.util.stream.Collectors.joining;
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
        String tour = tour("## A 60-second tour", 0);

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

    @Test
    void theDeliveryTourOfTheReadmeWorksAsWritten(@TempDir Path data) throws Exception {
        Optional<Path> cli = AwsCli.find();
        assumeTrue(cli.isPresent(), AwsCli.MISSING);
        String tour = tour("## A 60-second tour", 0).lines().limit(2).collect(joining("\n"))
                + "\nexport AWS_CONFIG_FILE=" + withoutValidation(data)
                + "\ncd " + Files.createDirectory(data.resolve("here")) + "\n"
                + tour("## Deliver to S3", 1);

        String output;
        try (var program = RunningProgram.start(data.resolve("data"), "--s3-local-port", "0")) {
            output = AwsCli.bash(
                    tour.replace(
                                    "127.0.0.1:4567",
                                    "127.0.0.1:" + program.endpoint().getPort())
                            .replace(
                                    "http://127.0.0.1:4572",
                                    program.s3Endpoint().toString()),
                    cli.get());
        }

        assertThat(output).endsWith("user signupuser loginuser logout");
        assertThat(output.lines().filter(line -> line.startsWith("download: ")))
                .as("objects")
                .hasSize(1);
    }

    /** Older versions of the AWS CLI do not know that an interval can be less than a minute. */
    private static Path withoutValidation(Path folder) throws IOException {
        return Files.writeString(folder.resolve("config"), "[default]\nparameter_validation = false\n");
    }

    /** The commands of one block, counted from 0, below a heading. */
    private static String tour(String heading, int block) throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(heading);
        for (int i = 0; i <= block; i++) {
            begin = readme.indexOf("```bash\n", begin) + "```bash\n".length();
        }
        return "set -euo pipefail\n" + readme.substring(begin, readme.indexOf("```", begin));
    }
}
