package io.kinefka.analytics.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return start(HostProcess.class, directory, List.of(topic.name()));
    }

    /** Not more than these bytes of rows wait in its heap. */
    static HostProcess start(Topic topic, Path directory, long waitingBytesMax) throws IOException {
        return start(Spilling.class, directory, List.of(topic.name(), Long.toString(waitingBytesMax)));
    }

    /** Its application has the function before it and behind it. */
    static HostProcess start(Topic topic, Path directory, Lambda lambda) throws IOException {
        return start(
                HostProcess.class,
                directory,
                List.of(topic.name(), lambda.endpoint().toString()));
    }

    /** Runs a main method, whose arguments are Kafka's address, the directory, and more. */
    static HostProcess start(Class<?> main, Path directory, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                Topic.bootstrapServers(),
                directory.toString()));
        command.addAll(more);
        return new HostProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** As kill -9 does. */
    void kill() {
        var unused = process.destroyForcibly().onExit().join();
    }

    /** Has room for a few rows only. */
    static final class Spilling {
        private Spilling() {}

        public static void main(String[] arguments) throws InterruptedException {
            Host host = new Host(
                    Map.of("bootstrap.servers", arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[3]));
            host.retain(Clicks.application(arguments[2]));
            new CountDownLatch(1).await();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> kafka = Map.of("bootstrap.servers", arguments[0]);
        Path directory = Path.of(arguments[1]);
        if (arguments.length > 3) {
            Host host = new Host(kafka, directory, Lambda.at(URI.create(arguments[3])));
            host.retain(Clicks.withFunction(arguments[2], Lambda.ARN));
        } else {
            Host host = new Host(kafka, directory);
            host.retain(Clicks.application(arguments[2]));
        }
        new CountDownLatch(1).await();
    }
}
