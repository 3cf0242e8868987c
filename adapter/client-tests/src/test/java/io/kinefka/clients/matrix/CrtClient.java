package io.kinefka.clients.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The asynchronous client of the AWS SDK for Java 2 on the Common Runtime, in a process of its own: the runtime is native,
 * and where it crashes everything around it is gone.
 */
final class CrtClient implements Client {
    /** What the kernel, and Java after it, make of a crash in native code. */
    private static final int ABORTED = 134;

    private static final int RUNS_MAX = 3;

    @Override
    public String name() {
        return "AWS SDK for Java 2, asynchronous (CRT)";
    }

    @Override
    public String http() {
        return "1.1";
    }

    @Override
    public Encoding encoding() {
        return Encoding.CBOR;
    }

    @Override
    public List<Outcome> run(Endpoint endpoint, String stream) throws Exception {
        for (int run = 1; ; run++) {
            var process = start(endpoint, stream + "-" + run);
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            int exit = process.waitFor();
            if (exit == 0) {
                return printed.lines().map(Outcome::parse).toList();
            }
            // A crash of the client is not the program's.
            if (exit != ABORTED || run == RUNS_MAX) {
                throw new AssertionError("Exit code " + exit + ": " + printed);
            }
        }
    }

    private static Process start(Endpoint endpoint, String stream) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:ErrorFile=target/crt-crash.log",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrtClient.class.getName(),
                        stream,
                        endpoint.uri().toString(),
                        endpoint.authority().map(Path::toString).orElse(""))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Runs the scenario with the stream, endpoint and authority that are given, and prints what came of it. */
    @SuppressWarnings("SystemOut") // It is how the processes talk.
    public static void main(String[] arguments) {
        var authority =
                Optional.of(arguments[2]).filter(path -> !path.isEmpty()).map(Path::of);
        var endpoint = new Endpoint(URI.create(arguments[1]), authority);
        try (var kinesis = new Sdk2Async(JavaSdks.crt(endpoint))) {
            Scenario.run(kinesis, arguments[0]).forEach(outcome -> System.out.println(outcome.line()));
        }
    }
}
