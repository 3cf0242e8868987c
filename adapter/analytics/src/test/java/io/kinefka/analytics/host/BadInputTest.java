package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.sql.ApplicationCompiler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read or computed becomes a row of the error stream, and the application goes on with the next record. */
class BadInputTest {
    private static final String TOPIC = "clicks";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String CODE = """
            CREATE STREAM passed (id INTEGER NOT NULL, page VARCHAR(16));
            CREATE PUMP passed_pump AS INSERT INTO passed SELECT STREAM id, page FROM clicks;
            CREATE STREAM counts (ratio INTEGER, thousands SMALLINT);
            CREATE PUMP counts_pump AS INSERT INTO counts SELECT STREAM 100 / id, id * 1000 FROM clicks;
            """;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        var plan = ApplicationCompiler.compile(CODE, List.of(Clicks.SCHEMA), List.of());
        var environment = Host.withoutKafka(Host.NO_FUNCTIONS, Clock.fixed(NOON, ZoneOffset.UTC));
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, TOPIC);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        var topology = ApplicationTopology.of(
                Clicks.application(TOPIC, 1, plan), environment, 1, partition -> OptionalLong.of(0));
        driver = new TopologyTestDriver(topology, properties, NOON);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
                    {"id":                           ; MALFORMED_RECORD ;                          ;           ; Not JSON
                    {"id":"x","page":"home"}         ; MALFORMED_RECORD ;                          ;           ; is not of type INTEGER
                    {"id":3000000000,"page":"home"}  ; MALFORMED_RECORD ;                          ;           ; of column 'ID'
                    {"page":"home"}                  ; EVALUATION       ; PASSED_PUMP              ; ,         ; does not allow NULLs
                    {"id":0,"page":"home"}           ; EVALUATION       ; COUNTS_PUMP              ; 0,home    ; by zero
                    {"id":33,"page":"home"}          ; EVALUATION       ; COUNTS_PUMP              ; 33,home   ; Value 33000 out of range
                    {"id":2147483647}                ; EVALUATION       ; COUNTS_PUMP              ; 2147483647, ; integer overflow
                    """)
    void becomesAnErrorAndTheApplicationGoesOn(String record, String name, String pump, String other, String message) {
        take(record, 100);
        take(Clicks.click(1, "home"), 200);

        var errors = read(Clicks.ERRORS_SUFFIX);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).contains("\"ERROR_NAME\":\"" + name + "\"", message);
        var rows = read(Clicks.PASSED_SUFFIX);
        rows.addAll(read(Clicks.COUNTS_SUFFIX));
        assertThat(rows).contains("1,home", "100,1000").hasSize(other == null ? 2 : 3);
        if (other != null) {
            assertThat(rows).contains(other);
            assertThat(errors.get(0)).contains("\"PUMP_NAME\":\"" + pump + "\"");
        }
    }

    private void take(String record, long millis) {
        driver.createInputTopic(TOPIC, new ByteArraySerializer(), new StringSerializer())
                .pipeInput(null, record, NOON.plusMillis(millis));
    }

    private List<String> read(String suffix) {
        return new ArrayList<>(driver
                .createOutputTopic(TOPIC + suffix, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> new String(value, UTF_8).strip())
                .toList());
    }
}
