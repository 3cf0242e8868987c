package io.kinefka.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramIT {

    @TempDir
    private Path directory;

    @Test
    void saysWhereItServesAndServesThere() throws Exception {
        try (var program = RunningProgram.start(directory)) {
            var http = new HttpCalls(program.endpoint());

            var health = awaitHealth(program);
            var unknown = http.call("NoSuchOperation", "{}");
            var metrics = http.get("/metrics");

            assertThat(health).isEqualTo("{\"live\":true,\"ready\":true}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("UnknownOperationException");
            assertThat(unknown.headers().firstValue("x-amzn-requestid")).isPresent();
            assertThat(metrics.body())
                    .contains("jvm_memory_used_bytes", "kinefka_requests_in_flight")
                    .containsPattern("kinefka_requests_seconds_count\\{error=\"UnknownOperationException\".*\\} 1");
            assertThat(program.output().lines())
                    .satisfiesExactly(
                            ready -> assertThat(ready).endsWith("data in " + directory), secure -> assertThat(secure)
                                    .endsWith("certificate authority " + directory + "/tls/ca.pem"));
            assertThat(program.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void complainsOfNothingWhereNothingIsWrong() {
        // A machine that stands still makes it do so, but not time and again.
        assertThat(Stream.generate(this::complaints).limit(5).takeWhile(said -> !said.isEmpty()))
                .hasSizeLessThan(5);
    }

    private String complaints() {
        try (var program = RunningProgram.start(Files.createTempDirectory(directory, "fresh"))) {
            awaitHealth(program);
            new HttpCalls(program.endpoint()).call("NoSuchOperation", "{}");
            return program.errors();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endsInOrderAndStartsAgainOnTheSameData() throws Exception {
        try (var first = RunningProgram.start(directory)) {
            assertThat(first.stop()).isZero();
        }

        try (var second = RunningProgram.start(directory)) {
            assertThat(awaitHealth(second)).contains("\"ready\":true");
        }
    }

    @Test
    void doesNotWaitForEverForARequestInFlight() throws Exception {
        try (var program = RunningProgram.start(directory, "--shutdown-timeout", "300ms");
                var request = unfinishedRequest(program)) {
            assertThat(program.stop()).isZero();
            assertThat(request.isConnected()).isTrue();
        }
    }

    @Test
    void endsAtOnceAtASecondSignal() throws Exception {
        try (var program = RunningProgram.start(directory, "--shutdown-timeout", "10m");
                var request = unfinishedRequest(program)) {
            program.terminate();
            awaitLog(program, "Gateway closes");

            assertThat(program.stop()).isEqualTo(1);
            assertThat(program.errors()).contains("kinefka: Ended by a second signal");
            assertThat(request.isConnected()).isTrue();
        }
    }

    @Test
    void startsAgainAfterAKill() throws Exception {
        try (var first = RunningProgram.start(directory)) {
            first.kill();
        }

        try (var second = RunningProgram.start(directory)) {
            assertThat(awaitHealth(second)).contains("\"ready\":true");
        }
    }

    @Test
    void servesAnExternalKafka() throws Exception {
        try (var kafka = RunningProgram.start(directory);
                var gateway = RunningProgram.start(directory.resolve("unused"), "--kafka", kafka.bootstrapServers())) {
            assertThat(gateway.bootstrapServers()).isEqualTo(kafka.bootstrapServers());
            assertThat(gateway.output()).doesNotContain("data in");
            assertThat(directory.resolve("unused")).doesNotExist();
            assertThat(gateway.stop()).isZero();
        }
    }

    @Test
    void printsHelpAndVersion() {
        try (var help = RunningProgram.launch("--help");
                var version = RunningProgram.launch("--version")) {
            assertThat(help.awaitExit()).isZero();
            assertThat(help.output())
                    .startsWith("Usage: java -jar kinefka.jar [OPTIONS]")
                    .contains("min(64MiB, 8%)");
            assertThat(help.errors()).isEmpty();
            assertThat(version.awaitExit()).isZero();
            assertThat(version.output()).matches("Kinefka \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        }
    }

    @Test
    void refusesAnUnknownKey() throws Exception {
        var file = Files.writeString(directory.resolve("my.properties"), "prot=1\n");

        try (var program = RunningProgram.launch("--config", file.toString())) {
            assertThat(program.awaitExit()).isEqualTo(2);
            assertThat(program.errors())
                    .isEqualTo("kinefka: Unknown configuration key 'prot' in " + file
                            + "; the nearest known one is 'port'\n");
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var port = String.valueOf(taken.getLocalPort());
            try (var program = RunningProgram.launch(
                    "--port", port, "--embedded-kafka-port", "0", "--data", directory.toString())) {
                assertThat(program.awaitExit()).isEqualTo(1);
                assertThat(program.errors().lines().filter(line -> line.startsWith("kinefka: ")))
                        .containsExactly(
                                "kinefka: The gateway cannot listen on 127.0.0.1:" + port + ": Address already in use");
            }
            try (var program = RunningProgram.launch(
                    "--port", "0", "--embedded-kafka-port", port, "--data", directory.toString())) {
                assertThat(program.awaitExit()).isEqualTo(1);
                assertThat(program.errors())
                        .contains("kinefka: The embedded broker cannot listen on 127.0.0.1:" + port);
            }
        }
    }

    @Test
    void refusesADataDirectoryThatIsInUse() {
        try (var first = RunningProgram.start(directory);
                var second = RunningProgram.launch(
                        "--port", "0", "--embedded-kafka-port", "0", "--data", directory.toString())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.errors())
                    .isEqualTo("kinefka: The data directory " + directory.resolve("kafka")
                            + " is in use by another program\n");
            assertThat(first.stop()).isZero();
        }
    }

    @Test
    void givesUpOnAKafkaThatCannotBeReached() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                var program = RunningProgram.launch(
                        "--port", "0", "--kafka", "127.0.0.1:" + silent.getLocalPort(), "--request-timeout", "500ms")) {
            assertThat(program.awaitExit()).isEqualTo(1);
            assertThat(program.errors())
                    .contains("kinefka: Kafka at 127.0.0.1:" + silent.getLocalPort() + " cannot be reached");
        }
    }

    private static Socket unfinishedRequest(RunningProgram program) throws Exception {
        var socket = new Socket(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                program.endpoint().getPort());
        socket.getOutputStream().write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{".getBytes(US_ASCII));
        var http = new HttpCalls(program.endpoint());
        await(() -> http.get("/metrics").body().contains("kinefka_requests_in_flight 1.0"));
        return socket;
    }

    /** What it says when it can serve; it may not have reached Kafka in time for a moment. */
    private static String awaitHealth(RunningProgram program) throws Exception {
        var http = new HttpCalls(program.endpoint());
        var healthy = new AtomicReference<@Nullable String>();
        await(() -> {
            var health = http.get("/health");
            healthy.set(health.statusCode() == 200 ? health.body() : null);
            return healthy.get() != null;
        });
        return Objects.requireNonNull(healthy.get());
    }

    private static void awaitLog(RunningProgram program, String message) throws Exception {
        await(() -> program.errors().contains(message));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
