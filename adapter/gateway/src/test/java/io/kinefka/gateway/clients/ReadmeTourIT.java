package io.kinefka.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.gateway.RunningProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README with the real AWS CLI, as it is written there but for the port. */
class ReadmeTourIT {
    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void theTourOfTheReadmeWorksAsWritten(@TempDir Path data) throws Exception {
        Optional<Path> cli = findCli();
        assumeTrue(cli.isPresent(), "The AWS CLI version 2 is not installed: run .ci/install-clients");
        String tour = tour();

        String output;
        try (var program = RunningProgram.start(data)) {
            output = bash(
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

    private static String bash(String script, Path cliFolder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.environment().merge("PATH", cliFolder.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("AWS_PAGER", "");
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** The folder of an AWS CLI version 2. */
    private static Optional<Path> findCli() throws IOException, InterruptedException {
        String path = System.getenv("PATH");
        var folders = Stream.concat(
                Stream.of("/usr/bin", "/usr/local/bin"),
                Stream.of((path == null ? "" : path).split(File.pathSeparator)));
        for (Path folder : folders.map(Path::of).toList()) {
            if (Files.isExecutable(folder.resolve("aws")) && isVersion2(folder.resolve("aws"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static boolean isVersion2(Path cli) throws IOException, InterruptedException {
        var process = new ProcessBuilder(cli.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String version = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor(30, TimeUnit.SECONDS) && version.startsWith("aws-cli/2");
    }
}
