package io.kinefka.benchmark.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program, started from its jar as users start it. */
public final class GatewayProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("is ready: Kinesis endpoint (http://\\S+), Kafka bootstrap ([^\\s,]+(?:,[^\\s,]+)*)");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Duration startTime;
    private final URI endpoint;
    private final String bootstrapServers;
    private final Jvm jvm;

    private GatewayProcess(Path jar, List<String> javaOptions, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString(), "--port", "0", "--streams-shard-limit", "5000"));
        // Connections are opened before all is prepared, and one side's are idle as long as the other side's run takes.
        command.addAll(List.of("--connection-head-timeout", "15m", "--connection-idle-timeout", "15m"));
        command.addAll(arguments);
        long begin = System.nanoTime();
        try {
            output = Files.createTempFile("kinefka-benchmark", ".out");
            output.toFile().deleteOnExit();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var ready = awaitReady(begin);
        startTime = Duration.ofNanos(System.nanoTime() - begin);
        endpoint = URI.create(ready.group(1));
        bootstrapServers = ready.group(2);
        jvm = new Jvm(process.pid());
    }

    /** With a broker inside. */
    public static GatewayProcess embedded(Path jar, Path data, List<String> javaOptions) {
        return new GatewayProcess(jar, javaOptions, List.of("--embedded-kafka-port", "0", "--data", data.toString()));
    }

    /** In front of a broker elsewhere. */
    public static GatewayProcess inFrontOf(Path jar, String bootstrapServers, List<String> javaOptions) {
        return new GatewayProcess(jar, javaOptions, List.of("--kafka", bootstrapServers));
    }

    private Matcher awaitReady(long begin) {
        while (process.isAlive() && System.nanoTime() - begin < DEADLINE.toNanos()) {
            var ready = READY.matcher(output());
            if (ready.find()) {
                return ready;
            }
            pause();
        }
        process.destroyForcibly();
        throw new IllegalStateException("The program does not start: " + output());
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** How long it took until it was ready. */
    public Duration startTime() {
        return startTime;
    }

    /** The memory that it holds, in bytes. Linux only; elsewhere NaN. */
    public double residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** What goes on inside. */
    public Jvm jvm() {
        return jvm;
    }

    /** As kill -9 does. */
    public void kill() {
        jvm.close();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            jvm.close();
        }
        process.destroy();
        process.onExit().join();
    }
}
