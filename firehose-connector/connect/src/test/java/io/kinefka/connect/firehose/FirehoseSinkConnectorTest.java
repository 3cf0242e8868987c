package io.kinefka.connect.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class FirehoseSinkConnectorTest {
    private static final Map<String, String> LEAST =
            Map.of("name", "events", "topics", "events", "tasks.max", "3", "s3.bucket.arn", "arn:aws:s3:::deliveries");

    private final FirehoseSinkConnector connector = new FirehoseSinkConnector();

    @Test
    void needsOnlyABucket() {
        assertThat(errors(Map.of())).isEmpty();
        assertThat(connector.validate(Map.of()).configValues())
                .filteredOn(value -> !value.errorMessages().isEmpty())
                .extracting(ConfigValue::name)
                .containsExactly("s3.bucket.arn");
    }

    @Test
    void refusesWhatAwsRefuses() {
        assertThat(errors(Map.of("s3.buffering.hints.interval.in.seconds", "901")))
                .containsOnlyKeys("s3.buffering.hints.interval.in.seconds");
        assertThat(errors(Map.of("s3.file.extension", "json"))).containsOnlyKeys("s3.file.extension");
        assertThat(errors(Map.of("s3.custom.time.zone", "Nowhere/There"))).containsOnlyKeys("s3.custom.time.zone");
        assertThat(errors(Map.of("delivery.stream.name", "no spaces"))).containsOnlyKeys("delivery.stream.name");
        assertThat(errors(Map.of("processing.lambda.buffer.size.in.mbs", "3.5")))
                .containsOnlyKeys("processing.lambda.buffer.size.in.mbs");
        assertThat(errors(Map.of("http.request.common.attributes", "a=b,c")))
                .containsOnlyKeys("http.request.common.attributes");
    }

    @Test
    void tellsWhichSettingDoesNotGoWithTheOthers() {
        assertThat(errors(Map.of("s3.prefix", "!{timestamp:yyyy}/")))
                .hasEntrySatisfying("s3.error.output.prefix", message -> assertThat(message)
                        .contains("ErrorOutputPrefix can't be null"));
        assertThat(errors(Map.of("s3.prefix", "!{nonsense:x}/"))).containsOnlyKeys("s3.prefix");
        assertThat(errors(Map.of("destination", "http"))).containsOnlyKeys("http.endpoint.url");
        assertThat(errors(Map.of("s3.backup.mode", "Enabled"))).containsOnlyKeys("s3.backup.bucket.arn");
        assertThat(errors(Map.of("processing.cloudwatch.logs.data.message.extraction", "true")))
                .containsOnlyKeys("processing.cloudwatch.logs.data.message.extraction");
        assertThat(errors(Map.of("processing.record.deaggregation.sub.record.type", "DELIMITED")))
                .containsOnlyKeys("processing.record.deaggregation.delimiter");
        assertThat(errors(Map.of("aws.access.key.id", "key"))).containsOnlyKeys("aws.secret.access.key");
        assertThat(errors(Map.of("name", "x".repeat(65)))).containsOnlyKeys("delivery.stream.name");
    }

    @Test
    void noticesMisspeltSettingsAndLeavesOthersAlone() {
        assertThat(errors(Map.of("s3.perfix", "x"))).containsOnlyKeys("s3.perfix");
        assertThat(errors(Map.of("transforms", "", "tasks.max.enforce", "true", "errors.tolerance", "all")))
                .isEmpty();
    }

    @Test
    void neverShowsSecrets() {
        var settings = new TreeMap<>(LEAST);
        settings.putAll(Map.of("aws.access.key.id", "key", "aws.secret.access.key", "hidden-secret"));

        assertThat(connector.validate(settings).configValues())
                .noneMatch(value -> String.valueOf(value.value()).contains("hidden-secret"));
    }

    @Test
    void givesEveryTaskTheSameSettings() {
        connector.start(LEAST);

        assertThat(connector.taskConfigs(3)).isEqualTo(List.of(LEAST, LEAST, LEAST));
    }

    @Test
    void doesNotStartWithSettingsThatItRefuses() {
        assertThatThrownBy(() -> connector.start(Map.of("name", "events")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("s3.bucket.arn");
    }

    @Test
    void suggestsAndHides() {
        Map<String, ConfigValue> values = new TreeMap<>();
        connector.validate(LEAST).configValues().forEach(value -> values.put(value.name(), value));

        assertThat(values).hasEntrySatisfying("s3.compression.format", value -> assertThat(value.recommendedValues())
                .containsExactly("UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY"));
        assertThat(values).hasEntrySatisfying("http.endpoint.url", value -> assertThat(value.visible())
                .isFalse());
    }

    private Map<String, String> errors(Map<String, String> more) {
        var settings = new TreeMap<>(LEAST);
        settings.putAll(more);
        Map<String, String> errors = new TreeMap<>();
        for (ConfigValue value : connector.validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages().toString());
            }
        }
        return errors;
    }
}
