package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationTopologyTest {
    private static final String TOPIC = "clicks";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private OptionalLong lag = OptionalLong.of(0);
    private TopologyTestDriver driver = start();

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void closesAWindowWithARowOfALaterOne() {
        click(100, Clicks.click(1, "home"));
        click(200, Clicks.click(2, "home"));
        assertThat(counts()).isEmpty();

        click(1_100, Clicks.click(3, "home"));

        assertThat(passed()).containsExactly("1,home\n", "2,home\n", "3,home\n");
        assertThat(counts()).containsExactly("2026-01-02 12:00:00.000,home,2\n");
    }

    @Test
    void closesAWindowByTheClockWhenThereIsNothingMoreToRead() {
        click(100, Clicks.click(1, "home"));
        driver.advanceWallClockTime(Duration.ofMillis(1_250));
        assertThat(counts()).isEmpty();

        driver.advanceWallClockTime(Duration.ofMillis(500));

        assertThat(counts()).containsExactly("2026-01-02 12:00:00.000,home,1\n");
    }

    @Test
    void waitsForWhatIsStillToBeRead() {
        lag = OptionalLong.of(1);
        click(100, Clicks.click(1, "home"));
        driver.advanceWallClockTime(Duration.ofSeconds(30));
        lag = OptionalLong.empty();
        driver.advanceWallClockTime(Duration.ofSeconds(30));

        assertThat(counts()).isEmpty();
        click(200, Clicks.click(2, "home"));
        lag = OptionalLong.of(0);
        driver.advanceWallClockTime(Duration.ofMillis(250));
        driver.advanceWallClockTime(Duration.ofMillis(250));

        assertThat(counts()).containsExactly("2026-01-02 12:00:00.000,home,2\n");
    }

    @Test
    void countsALateRowWhereTheTimeIsByThen() {
        driver.advanceWallClockTime(Duration.ofMillis(2_750));
        driver.advanceWallClockTime(Duration.ofMillis(250));
        click(100, Clicks.click(1, "home"));

        driver.advanceWallClockTime(Duration.ofSeconds(5));
        driver.advanceWallClockTime(Duration.ofMillis(250));

        assertThat(counts()).containsExactly("2026-01-02 12:00:02.000,home,1\n");
    }

    @Test
    void saysWhatIsWrongWithARecordAndGoesOn() {
        click(100, "{\"id\":\"x\",\"page\":\"home\"}");
        click(200, Clicks.click(2, "home"));

        var errors = driver.createOutputTopic(
                TOPIC + Clicks.ERRORS_SUFFIX, new StringDeserializer(), new StringDeserializer());
        var error = errors.readKeyValue();
        assertThat(error.key).isEqualTo("key");
        assertThat(error.value)
                .contains("\"ERROR_TIME\":\"2026-01-02 12:00:00.000\"", "\"ERROR_LEVEL\":\"ERROR\"")
                .contains("\"MESSAGE\":\"The value 'x' of column 'ID' is not of type INTEGER\"")
                .contains("\"DATA_ROWTIME\":\"2026-01-02 12:00:00.100\",\"DATA_ROW\":\"7b226964223a2278222c");
        assertThat(errors.isEmpty()).isTrue();
        assertThat(passed()).containsExactly("2,home\n");
    }

    @Test
    void leavesOutWhatAFunctionHasDroppedButNotItsTime() {
        preprocess();
        click(100, Clicks.click(1, "home"));
        prepared(1_100, "dropped", PreparationMark.dropped());

        assertThat(passed()).containsExactly("1,home\n");
        assertThat(counts()).containsExactly("2026-01-02 12:00:00.000,home,1\n");
    }

    @Test
    void saysWhatAFunctionCouldNotProcess() {
        preprocess();
        prepared(100, Clicks.click(1, "home"), PreparationMark.failed("It has failed"));

        var errors = driver.createOutputTopic(
                TOPIC + Clicks.ERRORS_SUFFIX, new StringDeserializer(), new StringDeserializer());
        assertThat(errors.readValue())
                .contains("\"MESSAGE\":\"It has failed\"")
                .contains("\"DATA_ROWTIME\":\"2026-01-02 12:00:00.100\",\"DATA_ROW\":\"7b226964223a31");
        assertThat(passed()).isEmpty();
    }

    private void preprocess() {
        driver.close();
        driver = start(Clicks.preprocessed(TOPIC, new HostedInput.Preprocessing("function", "arn", "source", true)));
    }

    private void prepared(long millis, String data, Headers mark) {
        driver.createInputTopic(TOPIC, new ByteArraySerializer(), new StringSerializer())
                .pipeInput(new TestRecord<>(null, data, mark, NOON.plusMillis(millis)));
    }

    @Test
    void goesOnAsIfNobodyWatchedWhenRowsCannotBeShown() {
        click(100, Clicks.click(1, "home"));
        var wish = new TailWish("PASSED", TOPIC + "-tail-1-00000001", Duration.ofSeconds(10)).to(TOPIC);
        driver.createInputTopic(wish.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(wish.key(), wish.value());

        click(200, Clicks.click(2, "home"));
        click(1_100, Clicks.click(3, "home"));

        assertThat(passed()).containsExactly("1,home\n", "2,home\n", "3,home\n");
        assertThat(counts()).containsExactly("2026-01-02 12:00:00.000,home,2\n");
    }

    private void click(long millis, String json) {
        TestInputTopic<byte[], String> input =
                driver.createInputTopic(TOPIC, new ByteArraySerializer(), new StringSerializer());
        input.pipeInput(null, json, NOON.plusMillis(millis));
    }

    private List<String> passed() {
        return read(Clicks.PASSED_SUFFIX);
    }

    private List<String> counts() {
        return read(Clicks.COUNTS_SUFFIX);
    }

    private List<String> read(String suffix) {
        return driver
                .createOutputTopic(TOPIC + suffix, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    private TopologyTestDriver start() {
        return start(Clicks.application(TOPIC));
    }

    private TopologyTestDriver start(HostedApplication application) {
        var environment = Host.withoutKafka(Host.NO_FUNCTIONS, Clock.fixed(NOON, ZoneOffset.UTC));
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, TOPIC);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return new TopologyTestDriver(
                ApplicationTopology.of(application, environment, 1, partition -> lag), properties, NOON);
    }
}
