package io.kinefka.clients.matrix;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.kinefka.clients.Endpoint;
import io.kinefka.gateway.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every client against the running program, and the table in docs/compatibility.md against what they showed. Rewrite the
 * table with {@code -DwriteDocs}.
 */
class ClientMatrixIT {
    private static final Path PAGE = Path.of("../../docs/compatibility.md");
    private static final Path RESULTS = Path.of("target/client-matrix.md");
    private static final String BEGIN = "<!-- clients: begin -->\n";
    private static final String END = "<!-- clients: end -->\n";

    @SuppressWarnings("NullAway.Init")
    private static List<Row> rows;

    @SuppressWarnings("NullAway.Init")
    private static Map<Client, String> missing;

    @BeforeAll
    static void runAll(@TempDir Path data) throws IOException {
        missing = new LinkedHashMap<>();
        var present = new ArrayList<Client>();
        for (Client client : AllClients.list()) {
            client.missing().ifPresentOrElse(reason -> missing.put(client, reason), () -> present.add(client));
        }
        try (var program = RunningProgram.start(data, "--subscriptions-duration", "10s")) {
            rows = Matrix.run(present, Endpoint.both(program));
        }
        Files.writeString(RESULTS, table());
    }

    private static String table() {
        return Stream.concat(Stream.of(Row.heading()), rows.stream().map(Row::markdown))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @TestFactory
    Stream<DynamicTest> everyClientDoesWhatItCan() {
        return Stream.concat(
                rows.stream().map(ClientMatrixIT::test),
                missing.entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(entry.getKey().name(), () -> abort(entry.getValue()))));
    }

    private static DynamicTest test(Row row) {
        return DynamicTest.dynamicTest(row.client().name(), () -> {
            assertThat(row.outcomes()).isNotEmpty();
            assertThat(row.outcomes())
                    .allSatisfy((scheme, outcomes) ->
                            assertThat(outcomes).isNotEmpty().allMatch(Outcome::works));
        });
    }

    @Test
    void theTableInTheDocumentationSaysWhatTheyShowed() throws IOException {
        if (System.getProperty("writeDocs") != null) {
            assertThat(missing).as("All clients are needed to write the table").isEmpty();
            String page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + table()
                            + page.substring(page.indexOf(END)));
        }

        String page = Files.readString(PAGE);
        String documented = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        assertThat(documented.lines().filter(not(ClientMatrixIT::isOfAMissingClient)))
                .as("Left out: %s", missing.values())
                .containsExactlyElementsOf(table().lines().toList());
    }

    private static boolean isOfAMissingClient(String line) {
        return missing.keySet().stream().anyMatch(client -> line.startsWith("| " + client.name() + " |"));
    }
}
