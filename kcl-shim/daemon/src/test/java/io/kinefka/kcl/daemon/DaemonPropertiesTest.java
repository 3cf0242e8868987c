package io.kinefka.kcl.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.common.InitialPositionInStream;

class DaemonPropertiesTest {
    private static final String LEAST = """
            executableName = sample.py
            streamName = words
            applicationName = PythonKCLSample
            kafka.bootstrap.servers = localhost:9092
            """;

    private static DaemonProperties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DaemonProperties(properties);
    }

    @Test
    void takesWhatIsForKafkaAndLeavesWhatIsForAws() {
        var properties = properties(LEAST + """
                AWSCredentialsProvider = DefaultCredentialsProvider
                regionName = us-east-1
                kafka.security.protocol = SSL
                kinefka.encryption.keystore = /keys.json
                maxRecords = 100
                """);

        assertThat(properties.kafka())
                .containsEntry("bootstrap.servers", "localhost:9092")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("kinefka.encryption.keystore", "/keys.json");
        assertThat(properties.unused()).containsExactly("AWSCredentialsProvider", "regionName");
        assertThat(properties.number("maxRecords")).contains(100L);
    }

    @Test
    void readsTheInitialPositionAsKclDoes() {
        assertThat(properties(LEAST).initialPosition().getInitialPositionInStream())
                .isEqualTo(InitialPositionInStream.LATEST);
        assertThat(properties(LEAST + "InitialPositionInStream = trim_horizon")
                        .initialPosition()
                        .getInitialPositionInStream())
                .isEqualTo(InitialPositionInStream.TRIM_HORIZON);
        assertThat(properties(LEAST + "initialPositionInStreamExtended = 1636609142")
                        .initialPosition()
                        .getTimestamp())
                .isEqualTo(Instant.ofEpochSecond(1636609142));
    }

    @Test
    void saysWhatIsMissingOrWrong() {
        assertThatThrownBy(() -> properties("executableName = x\napplicationName = y\nstreamName = z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kafka.bootstrap.servers must be set");
        assertThatThrownBy(() -> properties("executableName = x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("applicationName must be set");
        assertThatThrownBy(() -> properties(LEAST + "maxRecords = many").number("maxRecords"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRecords cannot be many");
    }
}
