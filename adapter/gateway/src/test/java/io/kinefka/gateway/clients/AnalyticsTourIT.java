package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.gateway.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of SQL applications with the real AWS CLI, as it is written but for the port. */
class AnalyticsTourIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "analytics.md");
    private static final int CLICKS = 4 * 50;

    @Test
    void theTourWorksAsWritten(@TempDir Path data) throws Exception {
        Optional<Path> cli = AwsCli.find();
        assumeTrue(cli.isPresent(), AwsCli.MISSING);

        String output;
        try (var program = RunningProgram.start(data.resolve("data"))) {
            output = AwsCli.bash(
                    """
                    set -eo pipefail
                    export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1
                    cd %s
                    """.formatted(Files.createDirectory(data.resolve("here")))
                            + tour().replace(
                                            "127.0.0.1:4567",
                                            "127.0.0.1:" + program.endpoint().getPort()),
                    cli.get());
        }

        var rows = rows(output);
        assertThat(rows.stream()
                        .filter(row ->
                                row.has("clicks") && !row.get("page").asText().equals("/pay"))
                        .mapToInt(row -> row.get("clicks").asInt())
                        .sum())
                .isEqualTo(CLICKS);
        var last = rows.get(rows.size() - 1);
        assertThat(last.get("page").asText()).isEqualTo("/pay");
        assertThat(last.get("score").asDouble()).isGreaterThan(1);
    }

    private static List<JsonNode> rows(String output) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (String line : output.lines().toList()) {
            if (line.startsWith("{\"page\":")) {
                rows.add(new ObjectMapper().readTree(line));
            }
        }
        return rows;
    }

    private static String tour() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```bash\n") + "```bash\n".length();
        return page.substring(begin, page.indexOf("```", begin));
    }
}
