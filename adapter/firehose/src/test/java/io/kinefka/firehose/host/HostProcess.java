package io.kinefka.firehose.host;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.encryption.KeyService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A host in a process of its own, so that it can be killed. */
final class HostProcess {
    static final Instant START_AT = Instant.EPOCH;

    private final Process process;

    private HostProcess(Process process) {
        this.process = process;
    }

    static HostProcess start(Topic topic, LocalS3 s3, Path directory) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostProcess.class.getName(),
                Topic.kafka().get("bootstrap.servers"),
                s3.endpoint().toString(),
                directory.toString(),
                topic.name());
        return new HostProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** As kill -9 does. */
    void kill() {
        var unused = process.destroyForcibly().onExit().join();
    }

    /** Nothing of it runs until it thaws; for others it is dead. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    static DeliveryStreamConfig config() {
        return DeliveryHostsIT.config("1", 1);
    }

    private void signal(String name) throws IOException, InterruptedException {
        int result = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (result != 0) {
            throw new IllegalStateException("kill " + name + " has failed");
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[2]);
        Host host = new Host(
                Map.of("bootstrap.servers", arguments[0]),
                LocalS3.connect(URI.create(arguments[1]), Duration.ofSeconds(5)),
                directory,
                new Budgets(32 << 20, 256 << 20),
                KeyService.NONE,
                DeliveryMeasurements.NONE);
        host.retain(new HostedStream(arguments[3], arguments[3], START_AT, config()));
        new CountDownLatch(1).await();
    }
}
