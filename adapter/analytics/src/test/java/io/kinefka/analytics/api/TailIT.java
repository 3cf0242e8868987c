package io.kinefka.analytics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.analytics.explain.SqlCommand;
import io.kinefka.mapping.StreamMetadata;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailIT {
    private static final int SIGTERM = 15;

    @TempDir
    private Path directory;

    /** The command in this process; it ends when nobody reads what it prints. */
    private static final class Command implements AutoCloseable {
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> status;
        private volatile boolean isClosed;

        Command(String... arguments) {
            List<String> all = new ArrayList<>(List.of("tail", "--kafka", Brokers.bootstrapServers()));
            all.addAll(List.of(arguments));
            var printed = new PrintWriter(new PipedOutput());
            status = CompletableFuture.supplyAsync(
                    () -> SqlCommand.run(all, printed, new PrintWriter(err, true)),
                    task -> new Thread(task, "tail").start());
        }

        private final class PipedOutput extends Writer {
            @Override
            public void write(char[] text, int offset, int length) {
                out.write(text, offset, length);
            }

            @Override
            public void flush() throws IOException {
                if (isClosed) {
                    throw new IOException("Nobody reads");
                }
            }

            @Override
            public void close() {
                isClosed = true;
            }
        }

        List<JsonNode> rows() {
            return out.toString().lines().map(TailIT::json).toList();
        }

        List<String> pages() {
            return rows().stream().map(row -> row.path("PAGE").asText()).toList();
        }

        String notes() {
            return err.toString();
        }

        int end() {
            isClosed = true;
            return status.orTimeout(60, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static JsonNode json(String line) {
        try {
            return Gateway.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void waitsUntilTheApplicationRunsAndShowsRowsOfAnyStreamAndOfErrors() {
        try (var gateway = new RunningGateway("tailed", directory)) {
            StreamMetadata stream = Streams.create(gateway.log(), "tailed-clicks", 2);
            gateway.create("tailed", "tailed-clicks");
            try (var pumped = new Command("tailed", "passed");
                    var arriving = new Command("tailed", "SOURCE_SQL_STREAM_001");
                    var errors = new Command("tailed", "error_stream")) {
                eventually().until(() -> waits(pumped) > 0 && waits(arriving) > 0 && waits(errors) > 0);
                gateway.start("tailed", "NOW");
                eventually().until(() -> isShowing(pumped) && isShowing(arriving) && isShowing(errors));

                Streams.put(gateway.log(), stream, "{\"page\":\"home\"}", "nonsense", "{\"page\":\"a \\\"b\\\"\"}");

                eventually()
                        .until(() -> pumped.rows().size() == 2
                                && arriving.rows().size() == 2
                                && errors.rows().size() == 1);
                assertThat(pumped.pages()).containsExactlyInAnyOrder("home", "a \"b\"");
                assertThat(pumped.out.toString()).startsWith("{\"ROWTIME\":\"20");
                assertThat(arriving.pages()).isEqualTo(pumped.pages());
                assertThat(errors.rows().get(0).fieldNames().next()).isEqualTo("ROWTIME");
                assertThat(errors.rows().get(0).path("ERROR_NAME").asText()).isEqualTo("MALFORMED_RECORD");

                assertThat(pumped.end()).isZero();
                long waitedBefore = waits(arriving);
                gateway.stop("tailed");
                eventually().until(() -> waits(arriving) > waitedBefore);
                assertThat(arriving.end()).isZero();
                assertThat(errors.end()).isZero();
            }
            assertNoTailTopics(gateway.find("tailed").group());
        }
    }

    @Test
    void saysWhichApplicationOrStreamThereIsNot() {
        try (var gateway = new RunningGateway("untailed", directory)) {
            Streams.create(gateway.log(), "untailed-clicks", 1);
            gateway.create("untailed", "untailed-clicks");

            var noApplication = new Command("absent", "PASSED");
            var noStream = new Command("untailed", "NOWHERE");

            assertThat(noApplication.status.join()).isEqualTo(1);
            assertThat(noApplication.notes().strip())
                    .isEqualTo("kinefka: There is no application absent of the account 000000000000 in us-east-1.");
            assertThat(noStream.status.join()).isEqualTo(1);
            assertThat(noStream.notes().strip())
                    .isEqualTo("kinefka: The application untailed has no in-application stream NOWHERE; it has"
                            + " SOURCE_SQL_STREAM_001, PASSED, error_stream.");
        }
    }

    @Test
    void endsWhenTheApplicationIsDeleted() {
        try (var gateway = new RunningGateway("soon-gone", directory)) {
            Streams.create(gateway.log(), "soon-gone-clicks", 1);
            gateway.create("soon-gone", "soon-gone-clicks");
            try (var command = new Command("soon-gone", "PASSED")) {
                eventually().until(() -> command.notes().contains("is not running"));

                gateway.delete("soon-gone");

                eventually().until(command.status::isDone);
                assertThat(command.status.join()).isEqualTo(1);
                assertThat(command.notes()).contains("There is no application soon-gone");
            }
        }
    }

    @Test
    void showsEachRowOnceWhileGatewaysComeAndGo(@TempDir Path other) {
        var sent = new AtomicInteger();
        try (var first = new RunningGateway("moved", directory);
                var second = new RunningGateway("moved", other)) {
            // Of two shards, one that is read late would not come in the order of writing.
            StreamMetadata stream = Streams.create(first.log(), "moved-clicks", 1);
            first.create("moved", "moved-clicks");
            first.start("moved", "TRIM_HORIZON");
            try (var command = new Command("moved", "PASSED")) {
                eventually().until(() -> isShowing(command));
                eventually().until(() -> {
                    put(second, stream, sent);
                    return !command.rows().isEmpty();
                });
                int shownBefore = command.rows().size();

                first.leave();

                eventually().until(() -> {
                    put(second, stream, sent);
                    return command.rows().size() > shownBefore + 50;
                });
                List<String> all =
                        IntStream.range(0, sent.get()).mapToObj(i -> "p" + i).toList();
                eventually().until(() -> command.pages().contains(all.get(all.size() - 1)));
                // Those before it was heard are not shown.
                int begin = all.indexOf(command.pages().get(0));
                assertThat(command.pages()).containsExactlyElementsOf(all.subList(begin, all.size()));
                assertThat(command.end()).isZero();
            }
        }
    }

    @Test
    void isForgottenWhenItsProcessIsKilled() throws IOException {
        try (var gateway = new RunningGateway("killed-tail", directory)) {
            StreamMetadata stream = Streams.create(gateway.log(), "killed-tail-clicks", 1);
            gateway.create("killed-tail", "killed-tail-clicks");
            gateway.start("killed-tail", "TRIM_HORIZON");
            String group = gateway.find("killed-tail").group();
            Path printed = Files.createFile(directory.resolve("printed"));
            Process process = start(printed, "killed-tail", "PASSED");
            try {
                eventually().until(() -> {
                    Streams.put(gateway.log(), stream, "{\"page\":\"home\"}");
                    return Files.readString(printed).contains("\"PAGE\":\"home\"}\n");
                });
                assertThat(tailTopics(group)).hasSize(1);
            } finally {
                var unused = process.destroyForcibly().onExit().join();
            }

            eventually().until(() -> tailTopics(group).isEmpty());

            // It ends when what was offered to it is sent.
            eventually()
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .noneMatch(thread -> thread.getName().equals("kinefka-analytics-tail")));
        }
    }

    @Test
    void endsInOrderWhenItIsInterrupted() throws IOException {
        try (var gateway = new RunningGateway("interrupted", directory)) {
            StreamMetadata stream = Streams.create(gateway.log(), "interrupted-clicks", 1);
            gateway.create("interrupted", "interrupted-clicks");
            gateway.start("interrupted", "TRIM_HORIZON");
            boolean hasTidiedUp = false;

            // It waits for some seconds only, for which a machine may stand still, but not time and again.
            for (int attempt = 0; attempt < 5 && !hasTidiedUp; attempt++) {
                hasTidiedUp = tidiesUpWhenItIsInterrupted(gateway, stream);
            }

            assertThat(hasTidiedUp).isTrue();
        }
    }

    private boolean tidiesUpWhenItIsInterrupted(RunningGateway gateway, StreamMetadata stream) throws IOException {
        Path printed = directory.resolve("printed");
        Process process = start(printed, "interrupted", "PASSED");
        try {
            eventually().until(() -> {
                Streams.put(gateway.log(), stream, "{\"page\":\"home\"}");
                return Files.size(printed) > 0;
            });

            process.destroy();

            eventually().until(() -> !process.isAlive());
            assertThat(process.exitValue()).isEqualTo(128 + SIGTERM);
        } finally {
            var unused = process.destroyForcibly();
        }
        String group = gateway.find("interrupted").group();
        try {
            assertNoTailTopics(group);
            return true;
        } catch (ConditionTimeoutException late) {
            eventually().until(() -> tailTopics(group).isEmpty());
            return false;
        }
    }

    private static Process start(Path printed, String application, String stream) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TailProcess.class.getName(),
                "tail",
                "--kafka",
                Brokers.bootstrapServers(),
                application,
                stream);
        return new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The command in a process of its own. */
    static final class TailProcess {
        private TailProcess() {}

        public static void main(String[] arguments) {
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            Runtime.getRuntime().halt(SqlCommand.run(List.of(arguments), out, err));
        }
    }

    private static void put(RunningGateway gateway, StreamMetadata stream, AtomicInteger sent) {
        Streams.put(gateway.log(), stream, "{\"page\":\"p" + sent.getAndIncrement() + "\"}");
    }

    private static boolean isShowing(Command command) {
        return command.notes().contains("Showing ");
    }

    /** How often a command has said that it waits. */
    private static long waits(Command command) {
        return command.notes()
                .lines()
                .filter(note -> note.contains("is not running; waiting"))
                .count();
    }

    /** Brokers may list for a moment what was removed; the application itself would do that after 18 s. */
    private static void assertNoTailTopics(String group) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(tailTopics(group)).isEmpty());
    }

    private static List<String> tailTopics(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()))) {
            return admin.listTopics().names().toCompletionStage().toCompletableFuture().join().stream()
                    .filter(name -> name.startsWith(group + "-tail-"))
                    .toList();
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
