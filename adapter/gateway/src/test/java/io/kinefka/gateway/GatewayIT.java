package io.kinefka.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.config.ConfigReader;
import io.kinefka.gateway.config.GatewayConfig;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayIT {

    @TempDir
    private Path directory;

    @Test
    void runsInThisProcessUntilItIsClosed() throws Exception {
        var gateway = Gateway.start(config("0"));
        int port = gateway.port();
        var http = new HttpCalls(URI.create("http://127.0.0.1:" + port));
        // It may not have reached Kafka in time for a moment.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(http.get("/health").statusCode()).isEqualTo(200));

        gateway.close();
        gateway.close();

        assertThat(gateway.bootstrapServers()).startsWith("127.0.0.1:");
        // Not with the client, which may not have noticed that its connection is closed.
        assertThatThrownBy(() -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void leavesNothingBehindWhenItCannotStart() {
        try (var first = Gateway.start(config("0"))) {
            var port = String.valueOf(first.port());

            assertThatThrownBy(() -> Gateway.start(config(port, directory.resolve("second"))))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port);
        }

        try (var second = Gateway.start(config("0", directory.resolve("second")))) {
            assertThat(second.port()).isPositive();
        }
    }

    private GatewayConfig config(String port) {
        return config(port, directory.resolve("first"));
    }

    private static GatewayConfig config(String port, Path data) {
        return ConfigReader.read(
                Map.of("port", port, "embedded.kafka.port", "0", "data", data.toString()), Map.of(), Optional.empty());
    }
}
