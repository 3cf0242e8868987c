package io.kinefka.analytics.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
    private static final String PER_MINUTE = """
            CREATE STREAM o (page VARCHAR(8), clicks BIGINT);
            CREATE PUMP p AS INSERT INTO o
              SELECT STREAM "page", COUNT(*) FROM clicks_001 AS c GROUP BY "page", FLOOR(c.ROWTIME TO MINUTE);
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsStreamsPumpsWindowsAndState() throws IOException {
        var file = write("app.sql", PER_MINUTE);

        var status = run("explain", "--input", "CLICKS_001 (\"page\" VARCHAR(8))", file);

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("Stream \"O\" (PAGE VARCHAR(8), CLICKS BIGINT, ROWTIME TIMESTAMP(3) NOT NULL)\n")
                .contains("Pump \"P\" into \"O\"\n")
                .contains("    Tumble window=$1 length=PT1M")
                .endsWith("State of \"P\": an aggregate for each key, until its window of PT1M is over\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void readsSchemasFromAConfigurationAsTheApiTakesIt() throws IOException {
        var file = write("app.sql", PER_MINUTE);
        var configuration = write("application.json", """
                {"ApplicationName": "clicks", "Inputs": [{
                  "NamePrefix": "CLICKS", "InputParallelism": {"Count": 2},
                  "InputSchema": {"RecordFormat": {"RecordFormatType": "JSON"},
                                  "RecordColumns": [{"Name": "page", "SqlType": "VARCHAR(8)", "Mapping": "$.page"}]}}]}
                """);

        assertThat(run("explain", "--configuration", configuration, file)).isZero();
    }

    @Test
    void saysWhereCodeIsWrong() throws IOException {
        var file = write(
                "app.sql", "CREATE STREAM o (a INTEGER);\nCREATE PUMP p AS INSERT INTO o SELECT STREAM a FROM s;");

        var status = run("explain", "--input", "S (b INTEGER)", file);

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("2:46: Column 'A' not found in any table" + System.lineSeparator());
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThat(run("explain", directory.resolve("missing.sql").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("missing.sql");
    }

    @Test
    void needsAnApplicationAndAStreamToTail() {
        assertThat(run("tail", "clickstream")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: '<stream>'");
    }

    @Test
    void saysThatKafkaCannotBeUsed() {
        assertThat(run("tail", "--kafka", "nowhere", "clickstream", "CLICKS")).isEqualTo(1);
        assertThat(err.toString()).startsWith("kinefka: The applications cannot be read from Kafka at nowhere: ");
    }

    @Test
    void refusesUnknownOptions() throws IOException {
        assertThat(run("explain", "--inputs", "x", write("app.sql", ""))).isEqualTo(2);
    }

    private int run(String... arguments) {
        return SqlCommand.run(List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
