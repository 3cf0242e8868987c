package io.kinefka.analytics.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A host in a process of its own, so that it can be killed. */
final class HostProcess {
    private final Process process;

    private HostProcess(Process process) {
        this.process = process;
    }

    static HostProcess start(Topic topic, Path directory) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostProcess.class.getName(),
                Topic.kafka().get("bootstrap.servers"),
                directory.toString(),
                topic.name());
        return new HostProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** As kill -9 does. */
    void kill() {
        var unused = process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Host host = new Host(Map.of("bootstrap.servers", arguments[0]), Path.of(arguments[1]));
        host.retain(Clicks.application(arguments[2]));
        new CountDownLatch(1).await();
    }
}
