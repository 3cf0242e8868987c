package io.kinefka.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** An embedded broker in a process of its own, so that it can be killed. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static BrokerProcess start(Path directory) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var firstLine = output.readLine();
        if (firstLine == null) {
            throw new IllegalStateException("The broker's process ended before it was ready");
        }
        return new BrokerProcess(process, firstLine);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        // What it still writes would be in the way of whoever removes its directory.
        process.destroyForcibly().onExit().join();
    }

    @SuppressWarnings("SystemOut") // The parent process reads the address there.
    public static void main(String[] arguments) {
        var broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(Path.of(arguments[0]), 0, Map.of()));
        System.out.println(broker.bootstrapServers());
    }
}
