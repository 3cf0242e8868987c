package io.kinefka.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    private Path directory;

    @Test
    void servesAfterAStopWhatWasWrittenBeforeIt() throws Exception {
        try (var broker = start(0)) {
            var kafka = new KafkaCalls(broker.bootstrapServers());
            kafka.createTopic("orders");
            kafka.produceAll("orders", List.of("first"));
        }

        List<String> values;
        try (var broker = start(0)) {
            var kafka = new KafkaCalls(broker.bootstrapServers());
            kafka.produceAll("orders", List.of("second"));
            values = kafka.values("orders", 2);
        }

        assertThat(values).containsExactly("first", "second");
    }

    @Test
    void losesNothingAcknowledgedWhenItIsKilled() throws Exception {
        var sent = IntStream.range(0, 20_000).mapToObj(String::valueOf).toList();
        try (var child = BrokerProcess.start(directory)) {
            var kafka = new KafkaCalls(child.bootstrapServers());
            kafka.createTopic("orders");
            kafka.produceAll("orders", sent);

            child.kill();
        }

        try (var broker = start(0)) {
            var values = new KafkaCalls(broker.bootstrapServers()).values("orders", sent.size());

            assertThat(values).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void isThereSoonAfterItWasKilled() {
        // A machine that stands still makes it late, but not time and again.
        assertThat(Stream.generate(this::timeToStartAfterAKill)
                        .limit(5)
                        .anyMatch(took -> took.compareTo(Duration.ofSeconds(10)) < 0))
                .isTrue();
    }

    private Duration timeToStartAfterAKill() {
        try (var child = BrokerProcess.start(directory)) {
            child.kill();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        long began = System.nanoTime();
        try (var broker = start(0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerUses() {
        try (var first = start(0)) {
            assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");

            assertThatThrownBy(() -> start(0))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessage("The data directory " + directory + " is in use by another program");
        }
    }

    @Test
    void refusesADirectoryThatAnotherProcessUses() throws Exception {
        try (var other = BrokerProcess.start(directory)) {
            assertThat(other.bootstrapServers()).startsWith("127.0.0.1:");

            assertThatThrownBy(() -> start(0)).hasMessageContaining("is in use by another program");
        }
    }

    @Test
    void saysThatItsPortIsTakenAndReleasesTheDirectory() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }

        try (var broker = start(0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void saysWhichPropertyKafkaRefuses() {
        var settings = new EmbeddedBrokerSettings(directory, 0, Map.of("num.io.threads", "none"));

        assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                .isInstanceOf(EmbeddedBrokerException.class)
                .hasMessageContaining("num.io.threads");
    }

    @Test
    void reportsThatItsDirectoryIsGone() throws Exception {
        var faults = new LinkedBlockingQueue<String>();
        var data = directory.resolve("data");
        var settings = new EmbeddedBrokerSettings(data, 0, Map.of());

        try (var broker = EmbeddedBroker.start(settings, faults::add)) {
            var kafka = new KafkaCalls(broker.bootstrapServers());
            kafka.createTopic("before");
            Files.move(data, directory.resolve("elsewhere"));
            kafka.createTopic("after");

            assertThat(faults.poll(60, TimeUnit.SECONDS)).startsWith("Kafka asked to end the process");
        }
    }

    @Test
    void closesOnlyOnce() {
        var broker = start(0);
        broker.close();

        broker.close();

        try (var next = start(0)) {
            assertThat(next.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    private EmbeddedBroker start(int port) {
        return EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, port, Map.of()));
    }
}
