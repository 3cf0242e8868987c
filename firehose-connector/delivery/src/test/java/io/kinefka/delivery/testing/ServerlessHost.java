package io.kinefka.delivery.testing;

import io.kinefka.delivery.lambda.HttpLambdaFunctions;
import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.web.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Runs {@code lambda/transform.mjs} by serverless-offline, in a process of its own. */
public final class ServerlessHost implements AutoCloseable {
    private static final Path MODULES = Path.of("..", "..", ".ci", "clients", "node_modules")
            .toAbsolutePath()
            .normalize();
    private static final Path SCRIPT =
            Path.of("src", "test", "resources", "lambda", "lambda-host.mjs").toAbsolutePath();

    private static final int PORTS_MAX = 10;

    private final Process process;
    private final URI endpoint;

    private ServerlessHost(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Empty where serverless-offline or a Node.js for it is not installed. */
    public static Optional<ServerlessHost> start() throws IOException {
        if (!Files.isDirectory(MODULES.resolve("serverless-offline"))) {
            return Optional.empty();
        }
        for (int ports = 1; ; ports++) {
            int port = freePort();
            Process process = start(port);
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            if ("ready".equals(line)) {
                return Optional.of(new ServerlessHost(process, URI.create("http://127.0.0.1:" + port)));
            }
            String said = line + output.lines().toList();
            process.destroyForcibly();
            // Somebody else may have taken the port meanwhile.
            if (ports == PORTS_MAX || !said.contains("EADDRINUSE")) {
                throw new AssertionError("serverless-offline does not start: " + said);
            }
        }
    }

    private static Process start(int port) throws IOException {
        return new ProcessBuilder("node", SCRIPT.toString(), MODULES.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Its functions; a name is enough for it, and all that it knows. */
    public HttpLambdaFunctions connect(Duration timeout) {
        return new HttpLambdaFunctions(
                new WebClient(TestResources.PATIENT),
                new LambdaAccess(
                        endpoint,
                        "eu-west-1",
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(LocalS3.KEY, LocalS3.SECRET)),
                        timeout,
                        true));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
