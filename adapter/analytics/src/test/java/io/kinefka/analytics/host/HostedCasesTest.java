package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.run.CaseFile;
import io.kinefka.analytics.run.CaseTypes;
import io.kinefka.analytics.run.PipelineCasesTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases through the topology, line by line. What is said at once of several streams is not compared in its order among them, since
 * they go to topics of their own.
 */
class HostedCasesTest {
    private static final String TOPIC = "case";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    static Stream<Path> cases() throws IOException {
        return PipelineCasesTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesToWhatTheCaseSays(Path file) throws IOException {
        CaseFile text = CaseFile.read(file);
        HostedCase hosted = new HostedCase(text);
        try (TopologyTestDriver driver = driver(hosted)) {
            for (List<String> event : events(text)) {
                String line = event.get(0);
                if (line.startsWith("row ")) {
                    HostedCase.Arrival arrival = hosted.arrival(line);
                    driver.createInputTopic(TOPIC, new ByteArraySerializer(), new StringSerializer())
                            .pipeInput(null, arrival.json(), arrival.timeMillis());
                } else {
                    time(
                            driver,
                            CaseTypes.millis(line.substring("time ".length()).strip()));
                }

                assertThat(hosted.lines(suffix -> read(driver, suffix)))
                        .as(line)
                        .isEqualTo(HostedCase.said(event.subList(1, event.size())));
            }
        }
    }

    /** Each input line, and those behind it that say what comes of it. */
    private static List<List<String>> events(CaseFile file) {
        List<List<String>> events = new ArrayList<>();
        file.text().lines().skip(file.code().lines().count()).forEach(line -> {
            if (line.startsWith("row ") || line.startsWith("time ")) {
                events.add(new ArrayList<>());
            }
            if (!line.startsWith("table ")) {
                events.get(events.size() - 1).add(line);
            }
        });
        return events;
    }

    /** As the first stage tells the second one; by the clock it would say so four times a second only. */
    private static void time(TopologyTestDriver driver, long millis) {
        driver.createInputTopic(TOPIC + "-rows-repartition", new IntegerSerializer(), new ByteArraySerializer())
                .pipeInput(0, Message.bound(millis).serialize(), millis);
    }

    private static List<byte[]> read(TopologyTestDriver driver, String suffix) {
        return driver.createOutputTopic(TOPIC + suffix, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }

    private static TopologyTestDriver driver(HostedCase hosted) {
        HostEnvironment environment = Host.withoutKafka(Host.NO_FUNCTIONS, Clock.fixed(NOON, ZoneOffset.UTC));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, TOPIC);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return new TopologyTestDriver(
                ApplicationTopology.of(hosted.application(TOPIC), environment, 1, partition -> OptionalLong.empty()),
                properties,
                NOON);
    }
}
