package io.kinefka.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    @TempDir
    private Path directory;

    @Test
    void runsWithoutAnyConfiguration() {
        var config = read(Map.of(), Map.of());

        assertThat(config.port()).isEqualTo(4567);
        assertThat(config.data()).isEqualTo(Path.of("data"));
        assertThat(config.kafka().embedded()).isTrue();
        assertThat(config.caller()).isEqualTo(new CallerConfig("000000000000", "us-east-1"));
        assertThat(config.requests().bodyBytesMax()).isEqualTo(16 << 20);
        assertThat(config.requests().timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void prefersFlagsToTheEnvironmentAndThatToTheFile() throws IOException {
        var file = file("port=1\nregion=eu-west-1\nread.threads=2\n");
        var environment = Map.of("KINEFKA_PORT", "2", "KINEFKA_REGION", "eu-west-2");

        var config = ConfigReader.read(Map.of("port", "3"), environment, Optional.of(file));

        assertThat(config.port()).isEqualTo(3);
        assertThat(config.caller().region()).isEqualTo("eu-west-2");
        assertThat(config.requests().readThreads()).isEqualTo(2);
        assertThat(config.requests().readQueueMax()).isEqualTo(1024);
    }

    @Test
    void theProfileOfAwsChangesDefaultsAndNothingThatIsConfigured() {
        var none = read(Map.of(), Map.of()).streams();
        var aws = read(Map.of("limits", "aws", "streams.split.duration", "0"), Map.of())
                .streams();

        assertThat(none.limits()).isEqualTo(LimitsProfile.NONE);
        assertThat(none.durations().create()).isZero();
        assertThat(none.scaleQuota()).isZero();
        assertThat(aws.limits()).isEqualTo(LimitsProfile.AWS);
        assertThat(aws.durations().create()).isEqualTo(Duration.ofSeconds(10));
        assertThat(aws.durations().split()).isZero();
        assertThat(aws.scaleQuota()).isEqualTo(10);
    }

    @Test
    void asksForNoMoreMemoryThanTheHeapHas() {
        var requests = read(Map.of(), Map.of()).requests();

        assertThat(requests.bodiesBytesMax()
                        + requests.answersBytesMax()
                        + requests.writeBytesMax() * 2
                        + read(Map.of(), Map.of()).kafka().embeddedRequestBytesMax())
                .isLessThan(Runtime.getRuntime().maxMemory() / 100 * 60);
    }

    @Test
    void handsKafkaPropertiesToTheClientsFromFileAndEnvironment() throws IOException {
        var file = file("kafka.security.protocol=SSL\nkafka.client.id=file\n");
        var environment = Map.of("KINEFKA_KAFKA", "one:9092, two:9092", "KINEFKA_KAFKA_CLIENT_ID", "environment");

        var kafka = ConfigReader.read(Map.of(), environment, Optional.of(file)).kafka();

        assertThat(kafka.bootstrapServers()).containsExactly("one:9092", "two:9092");
        assertThat(kafka.clients().values())
                .containsOnly(Map.entry("security.protocol", "SSL"), Map.entry("client.id", "environment"));
    }

    @Test
    void printsNoSecrets() throws IOException {
        var file =
                file("kafka.sasl.jaas.config=user and hunter2\nkafka.ssl.key.password=hunter2\nkafka.client.id=me\n");

        var printed = ConfigReader.read(Map.of(), Map.of(), Optional.of(file)).toString();

        assertThat(printed)
                .contains("sasl.jaas.config=***", "ssl.key.password=***", "client.id=me")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesAnUnknownKeyOfTheFileAndNamesTheNearest() throws IOException {
        var file = file("embeded.kafka.port=1\n");

        assertThatThrownBy(() -> ConfigReader.read(Map.of(), Map.of(), Optional.of(file)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Unknown configuration key 'embeded.kafka.port' in " + file
                        + "; the nearest known one is 'embedded.kafka.port'");
    }

    @Test
    void refusesAnUnknownVariableOfOursAndNamesTheNearest() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("KINEFKA_PROT", "1")))
                .hasMessage("Unknown environment variable 'KINEFKA_PROT'; the nearest known one is 'KINEFKA_PORT'");
    }

    @Test
    void ignoresVariablesOfOthersAndEmptyOnes() {
        var config = read(Map.of(), Map.of("PORT", "1", "KINEFKA_KAFKA", ""));

        assertThat(config.port()).isEqualTo(4567);
        assertThat(config.kafka().embedded()).isTrue();
    }

    @Test
    void saysThatTheFileIsMissing() {
        var missing = directory.resolve("missing.properties");

        assertThatThrownBy(() -> ConfigReader.read(Map.of(), Map.of(), Optional.of(missing)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(missing.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port                    | http     | port: 'http' is not a whole number",
                "port                    | 65536    | port must be between 0 and 65535, not 65536",
                "kafka                   | one,two  | kafka: 'one,two' is not a list of HOST:PORT",
                "embedded.kafka.port     | -1       | embedded.kafka.port must be between 0 and 65535, not -1",
                "topic.replication.factor| 0        | topic.replication.factor must be between 1 and 32767, not 0",
                "account.id              | me       | account.id must be 12 digits, not 'me'",
                "region                  | Moon!    | region must be a region's name such as us-east-1, not 'Moon!'",
                "request.timeout         | soon     | request.timeout: 'soon' is not a duration such as 300ms, 5s or 1m",
                "request.timeout         | 0        | request.timeout must be longer than 0, not PT0S",
                "shutdown.timeout        | PT-1S    | shutdown.timeout must not be negative, not PT-1S",
                "write.bytes.max         | 1MB      | write.bytes.max: '1MB' is not a size such as 65536, 64KiB, 16MiB or 10%",
                "request.body.bytes.max  | 9GiB     | request.body.bytes.max must be between 1024 and 1073741824, not 2147483647",
                "request.bodies.bytes.max| 1MiB     | request.bodies.bytes.max must be between 16777216 and 1099511627776, not 1048576",
                "embedded.kafka.request.bytes.max | 1MiB | embedded.kafka.request.bytes.max must be between 16777216 and 2147483647, not 1048576",
                "read.threads            | 0        | read.threads must be between 1 and 1024, not 0",
                "limits                  | gcp      | limits: 'gcp' is neither none nor aws",
                "streams.merge.duration  | PT-1S    | streams.merge.duration must not be negative, not PT-1S",
                "streams.shard.limit     | 0        | streams.shard.limit must be between 1 and 1000000, not 0",
            })
    void namesTheKeyWhoseValueIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(key, value), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    private static GatewayConfig read(Map<String, String> flags, Map<String, String> environment) {
        return ConfigReader.read(flags, environment, Optional.empty());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("kinefka.properties"), text);
    }
}
