package io.kinefka.kcl.daemon;

import static io.kinefka.kcl.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinefka.kcl.Brokers;
import io.kinefka.kcl.TestStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonIT {
    private final String application = "app-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"python3, processor.py", "node, processor.js"})
    void runsAScriptOverTheMultiLangProtocol(String program, String script, @TempDir Path directory) throws Exception {
        assumeTrue(isInstalled(program), program + " is not installed");
        Path notes = directory.resolve("notes");
        try (var stream = TestStream.create(1)) {
            stream.putNumbered(0, 2);
            Path file = Files.writeString(directory.resolve("app.properties"), """
                    executableName = %s %s %s
                    streamName = %s
                    applicationName = %s
                    initialPositionInStream = TRIM_HORIZON
                    processingLanguage = test
                    kafka.bootstrap.servers = %s
                    """.formatted(
                            program,
                            Path.of(DaemonIT.class.getResource("/" + script).toURI()),
                            notes,
                            stream.name(),
                            application,
                            Brokers.bootstrapServers()));
            var daemon = new Daemon(Main.read(file));
            var thread = new Thread(daemon, "daemon");
            thread.start();

            await().until(() -> lines(notes).contains("record k1:1"));
            stream.split(0);
            await().until(() -> lines(notes).contains("shardEnded")
                    && lines(notes).stream().filter("initialize"::equals).count() == 3);
            daemon.stop().get(60, TimeUnit.SECONDS);
            thread.join(60_000);

            assertThat(lines(notes))
                    .startsWith("initialize", "record k0:0")
                    .containsSubsequence("record k1:1", "checkpointed None", "shardEnded", "checkpointed None")
                    .containsSubsequence("initialize", "initialize", "shutdownRequested", "leaseLost");
            assertThat(stream.committedMetadata(application, 0)).endsWith(" SHARD_END 0");
        }
    }

    private static boolean isInstalled(String program) throws Exception {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    @Test
    void exportsLeasesAndImportsThemAgain(@TempDir Path directory) throws Exception {
        try (var stream = TestStream.create(2)) {
            Path table = Files.writeString(directory.resolve("leases.json"), """
                    {"Items": [{"leaseKey": {"S": "shardId-000000000001"}, "checkpoint": {"S": "TRIM_HORIZON"}}]}
                    """);

            String imported = run("import", "--stream", stream.name(), table.toString());
            String exported = run("export", "--stream", stream.name());

            assertThat(imported).isEqualTo(stream.name() + "-1 0 kcl1 shardId-000000000001 TRIM_HORIZON 0\n");
            assertThat(exported).contains("\"leaseKey\"", "shardId-000000000001", "TRIM_HORIZON", "\"Count\" : 1");
        }
    }

    @Test
    void saysWhatIsWrong() {
        var err = new StringWriter();

        int exit = Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "/no/such/file");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("/no/such/file");
    }

    private String run(String command, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] arguments = Stream.concat(
                        Stream.of(
                                "leases", command, "--kafka", Brokers.bootstrapServers(), "--application", application),
                        Stream.of(more))
                .toArray(String[]::new);

        int exit = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        return out.toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
