package io.kinefka.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in a process of its own, as a user runs it. */
public final class RunningProgram implements AutoCloseable {
    static final Path JAR = Path.of(System.getProperty("kinefka.jar", "target/kinefka.jar"));
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Pattern READY = Pattern.compile(
            "Kinefka \\S+ is ready: Kinesis endpoint (http://\\S+), Kafka bootstrap ([^\\s]+?)(?:, data in (.+))?\\n");
    private static final Pattern HTTPS =
            Pattern.compile("Over TLS: (https://[^\\s,]+)(?:, certificate authority (.+))?\\n");

    private static final Pattern S3 = Pattern.compile("S3: (http://\\S+)\\n");

    private final Process process;
    private final Path output;
    private final Path errors;

    private RunningProgram(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts the program on a data directory and free ports, and returns once it is ready. */
    public static RunningProgram start(Path data, String... options) {
        return start(Map.of(), data, options);
    }

    /** As {@link #start(Path, String...)}, with more in its environment. */
    public static RunningProgram start(Map<String, String> environment, Path data, String... options) {
        var arguments =
                new ArrayList<>(List.of("--port", "0", "--embedded-kafka-port", "0", "--data", data.toString()));
        arguments.addAll(List.of(options));
        var program = launch(ClassArchive.options(), environment, arguments.toArray(String[]::new));
        try {
            program.awaitReady();
            return program;
        } catch (RuntimeException | Error e) {
            program.close();
            throw e;
        }
    }

    /** Starts the program with exactly these arguments and does not wait for anything. */
    public static RunningProgram launch(String... arguments) {
        return launch(ClassArchive.options(), Map.of(), arguments);
    }

    static RunningProgram launch(List<String> javaOptions, Map<String, String> environment, String... arguments) {
        try {
            var output = Files.createTempFile("kinefka", ".out");
            var errors = Files.createTempFile("kinefka", ".err");
            var command = new ArrayList<>(
                    List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m"));
            command.addAll(javaOptions);
            command.addAll(List.of("-jar", JAR.toString()));
            command.addAll(List.of(arguments));
            var builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KINEFKA_"));
            builder.environment().putAll(environment);
            return new RunningProgram(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Kinesis clients connect. */
    public URI endpoint() {
        return URI.create(readiness().group(1));
    }

    /** Where the same is over TLS. */
    public URI secureEndpoint() {
        return URI.create(https().group(1));
    }

    /** The certificate that clients have to trust for it. */
    public Path trustedCertificate() {
        return Path.of(https().group(2));
    }

    private Matcher https() {
        var matcher = HTTPS.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("The program serves no https: " + output() + errors());
        }
        return matcher;
    }

    /** Where Kafka clients connect. */
    public String bootstrapServers() {
        return readiness().group(2);
    }

    /** Where the program serves S3. */
    public URI s3Endpoint() {
        var matcher = S3.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("The program serves no S3: " + output() + errors());
        }
        return URI.create(matcher.group(1));
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** What it printed on standard output. */
    public String output() {
        return read(output);
    }

    /** What it printed on standard error. */
    public String errors() {
        return read(errors);
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Stops the process where it is (SIGSTOP), and lets it go on after so many seconds. */
    public void standStill(int seconds) {
        signal("STOP");
        var unused = CompletableFuture.runAsync(
                () -> signal("CONT"), CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As SIGTERM does; returns the exit code. */
    public int stop() {
        terminate();
        return awaitExit();
    }

    /** Sends SIGTERM and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for the end and returns the exit code. */
    public int awaitExit() {
        if (!endsWithin(DEADLINE)) {
            throw new AssertionError("The program did not end: " + output() + errors());
        }
        return process.exitValue();
    }

    void awaitReady() {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!READY.matcher(output()).find()) {
            if (endsWithin(Duration.ofMillis(20)) || System.nanoTime() > deadline) {
                throw new AssertionError("The program did not become ready: " + output() + errors());
            }
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Matcher readiness() {
        var matcher = READY.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("The program is not ready: " + output() + errors());
        }
        return matcher;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process if it still runs, and forgets what it printed. */
    @Override
    public void close() {
        kill();
        try {
            Files.delete(output);
            Files.delete(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
