package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import io.kinefka.mapping.RecordLayout;
import io.kinefka.mapping.ShardMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class InputPreparationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> events = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int failures;

    @Test
    void putsNewDataWhereTheRecordsAre() throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> prepared =
                preparation(true).prepare(List.of(record(5, "aGVsbG8="), record(7, "Dropped"), record(8, "wrong")));

        assertThat(prepared).extracting(ConsumerRecord::offset).containsExactly(5L, 7L, 8L);
        assertThat(prepared).extracting(ConsumerRecord::timestamp).containsExactly(1_005L, 1_007L, 1_008L);
        assertThat(text(prepared.get(0))).isEqualTo("hello");
        assertThat(PreparationMark.isDropped(prepared.get(0).headers())).isFalse();
        assertThat(PreparationMark.failure(prepared.get(0).headers())).isNull();
        assertThat(PreparationMark.isDropped(prepared.get(1).headers())).isTrue();
        assertThat(PreparationMark.failure(prepared.get(2).headers()))
                .isEqualTo("ProcessingFailed status set for record");
        assertThat(text(prepared.get(2))).isEqualTo("wrong");
    }

    @Test
    void tellsTheFunctionWhereARecordIs() throws InterruptedException {
        preparation(true).prepare(List.of(record(5, "aGVsbG8=")));

        JsonNode metadata = events.get(0).path("records").path(0).path("kinesisStreamRecordMetadata");
        assertThat(metadata.path("partitionKey").asText()).isEqualTo("key");
        assertThat(metadata.path("shardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(metadata.path("sequenceNumber").asText())
                .isEqualTo(
                        events.get(0).path("records").path(0).path("recordId").asText())
                .matches("\\d{56}");
        assertThat(metadata.path("approximateArrivalTimestamp").asLong()).isEqualTo(1_005);
        assertThat(events.get(0).path("streamArn").asText()).isEqualTo("source");
        assertThat(events.get(0).path("applicationArn").asText()).isEqualTo("application");
    }

    @Test
    void knowsARecordOfADeliveryStreamAgain() throws InterruptedException {
        preparation(false).prepare(List.of(record(5, "aGVsbG8="), record(6, "aGVsbG8=")));
        preparation(false).prepare(List.of(record(5, "aGVsbG8=")));

        assertThat(ids(0).get(0)).isEqualTo(ids(1).get(0)).isNotEqualTo(ids(0).get(1));
        assertThat(events.get(0).path("records").path(0).has("kinesisFirehoseRecordMetadata"))
                .isTrue();
    }

    @Test
    void opensWhatIsEncryptedAndLeavesItOpen() throws InterruptedException {
        ConsumerRecord<byte[], byte[]> sealed = record(5, "sealed");
        RecordLayout.markEncrypted(sealed.headers(), "key");

        ConsumerRecord<byte[], byte[]> prepared =
                preparation(true).prepare(List.of(sealed)).get(0);

        assertThat(text(prepared)).isEqualTo("hello");
        assertThat(RecordLayout.encryptionKey(prepared.headers())).isEmpty();
    }

    @Test
    void triesTheSameRecordsUntilTheFunctionAnswers() throws InterruptedException {
        failures = 3;

        List<ConsumerRecord<byte[], byte[]>> prepared =
                preparation(true).prepare(List.of(record(5, "aGVsbG8="), record(6, "Dropped")));

        assertThat(prepared).hasSize(2);
        assertThat(events).hasSize(4).allSatisfy(event -> assertThat(event).isEqualTo(events.get(0)));
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L);
    }

    @Test
    void failsARecordThatIsTooLargeForAFunction() throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> prepared =
                preparation(true).prepare(List.of(record(5, "a".repeat(5 << 20)), record(6, "aGVsbG8=")));

        assertThat(PreparationMark.failure(prepared.get(0).headers()))
                .isEqualTo("The record is larger than a function takes");
        assertThat(text(prepared.get(1))).isEqualTo("hello");
    }

    private InputPreparation preparation(boolean isStream) {
        HostEnvironment environment = new HostEnvironment(
                Map.of(),
                Path.of("unused"),
                HostEnvironment.WAITING_BYTES_MAX,
                (topic, headers, value) ->
                        RecordLayout.encryptionKey(headers).isPresent() ? "aGVsbG8=".getBytes(UTF_8) : value,
                topic -> Optional.of(ShardMap.evenSplit(1, 0)),
                OutputStreams.NONE,
                functions(),
                () -> "key",
                Clock.systemUTC());
        return new InputPreparation(
                new HostedInput.Preprocessing("function", "application", "source", isStream),
                environment,
                new Backoff(pauses::add));
    }

    /** Decodes what is base 64 of base 64, so to say; drops what says so; cannot cope with the rest. */
    private Functions functions() {
        return (function, payload) -> {
            JsonNode event = read(payload);
            events.add(event);
            if (events.size() <= failures) {
                throw new FunctionException("Not yet");
            }
            var records = JSON.createArrayNode();
            for (JsonNode each : event.path("records")) {
                String data =
                        new String(Base64.getDecoder().decode(each.path("data").asText()), UTF_8);
                String result = data.endsWith("=") ? "Ok" : data.equals("Dropped") ? data : "ProcessingFailed";
                var unused = records.addObject()
                        .put("recordId", each.path("recordId").asText())
                        .put("result", result)
                        .put("data", data);
            }
            return JSON.createObjectNode().set("records", records).toString().getBytes(UTF_8);
        };
    }

    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> ids(int event) {
        return StreamSupport.stream(events.get(event).path("records").spliterator(), false)
                .map(each -> each.path("recordId").asText())
                .toList();
    }

    private static String text(ConsumerRecord<byte[], byte[]> found) {
        return new String(found.value(), UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String data) {
        return new ConsumerRecord<>(
                "clicks",
                0,
                offset,
                1_000 + offset,
                TimestampType.LOG_APPEND_TIME,
                3,
                data.length(),
                "key".getBytes(UTF_8),
                data.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }
}
