package io.kinefka.clients.kcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/compatibility.md says about the versions of KCL. Rewrite the table with {@code -DwriteDocs}. */
class KclTableIT {
    private static final Path PAGE = Path.of("../../docs/compatibility.md");
    private static final String BEGIN = "<!-- kcl: begin -->\n";
    private static final String END = "<!-- kcl: end -->\n";
    private static final String CLIENT = "amazon-kinesis-client";
    private static final String MULTI_LANG = "amazon-kinesis-client-multilang";

    /** A line of the table, by the tests that show it. */
    private record Row(String client, String version, String retrieval, List<Class<?>> tests) {
        String markdown() {
            return tests.stream()
                    .map(test -> "`" + test.getSimpleName() + "`")
                    .collect(Collectors.joining(
                            ", ", "| " + client + " | " + version + " | " + retrieval + " | ", " |"));
        }
    }

    private static List<Row> rows() {
        return List.of(
                new Row("KCL 1", ClassPaths.version(ClassPaths.of("kcl1"), CLIENT), "polling", List.of(KclIT.class)),
                new Row(
                        "KCL 2",
                        ClassPaths.version(ClassPaths.of("kcl2"), CLIENT),
                        "polling, fan-out",
                        List.of(KclIT.class, MultiStreamIT.class)),
                new Row(
                        "KCL 3",
                        ClassPaths.version(System.getProperty("java.class.path"), CLIENT),
                        "polling, fan-out",
                        List.of(KclIT.class, MultiStreamIT.class, CarryOverIT.class)),
                new Row(
                        "KCL's multi-language daemon with `aws-kcl` for Node.js",
                        ClassPaths.version(ClassPaths.of("multilang"), MULTI_LANG),
                        "fan-out",
                        List.of(MultiLangIT.class)));
    }

    @Test
    void namesTheVersionsThatTheTestsRun() throws IOException {
        var table = Stream.concat(
                        Stream.of("| client | version | retrieval | shown by |", "|---|---|---|---|"),
                        rows().stream().map(Row::markdown))
                .collect(Collectors.joining("\n", "", "\n"));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (System.getProperty("writeDocs") != null) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        }

        String documented = Files.readString(PAGE);

        assertThat(documented.substring(documented.indexOf(BEGIN) + BEGIN.length(), documented.indexOf(END)))
                .isEqualTo(table);
    }
}
