package io.kinefka.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalClusterIT {

    @Test
    void findsAClusterThatAnswers(@TempDir Path directory) {
        try (var broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(directory, 0, Map.of()))) {
            var bootstrapServers = broker.bootstrapServers();

            assertThatCode(() -> ExternalCluster.await(bootstrapServers, Map.of(), Duration.ofMinutes(1)))
                    .doesNotThrowAnyException();
        }
    }

    /** Many times, for the client ends its last call while it is closed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 50, 100, 200, 300, 500})
    @Timeout(60)
    void givesUpOnOneThatNeverAnswers(int millis) throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var bootstrapServers = "127.0.0.1:" + silent.getLocalPort();

            assertThatThrownBy(() -> ExternalCluster.await(bootstrapServers, Map.of(), Duration.ofMillis(millis)))
                    .isInstanceOf(ExternalClusterException.class)
                    .hasMessageStartingWith("Kafka at " + bootstrapServers + " cannot be reached");
        }
    }

    @Test
    void saysWhichPropertyOfItsClientsIsWrong() {
        var wrong = Map.of("security.protocol", "CARRIER_PIGEON");

        assertThatThrownBy(() -> ExternalCluster.await("127.0.0.1:9", wrong, Duration.ofSeconds(1)))
                .isInstanceOf(ExternalClusterException.class)
                .hasMessageContaining("security.protocol");
    }
}
