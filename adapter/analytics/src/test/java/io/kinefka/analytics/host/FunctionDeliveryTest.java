package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FunctionDeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<List<String>> attempts = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void repeatsWhatWasNotDeliveredAndTellsHowOften() throws InterruptedException {
        Functions functions = (function, payload) -> {
            JsonNode event = read(payload);
            note(event);
            if (attempts.size() == 2) {
                throw new FunctionException("Throttled");
            }
            var records = JSON.createArrayNode();
            for (JsonNode each : event.path("records")) {
                boolean isRefused = attempts.size() == 1 && data(each).equals("second");
                var unused = records.addObject()
                        .put("recordId", each.path("recordId").asText())
                        .put("result", isRefused ? "DeliveryFailed" : "Ok");
            }
            return JSON.createObjectNode().set("records", records).toString().getBytes(UTF_8);
        };

        delivery(functions).deliver(List.of(record(1, "first"), record(2, "second"), record(3, "third")));

        assertThat(attempts)
                .containsExactly(List.of("first 0", "second 0", "third 0"), List.of("second 1"), List.of("second 2"));
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L);
    }

    @Test
    void leavesOutWhatIsTooLargeForAFunction() throws InterruptedException {
        Functions functions = (function, payload) -> {
            JsonNode event = read(payload);
            note(event);
            String id = event.path("records").path(0).path("recordId").asText();
            return ("{\"records\": [{\"recordId\": \"" + id + "\", \"result\": \"Ok\"}]}").getBytes(UTF_8);
        };

        delivery(functions).deliver(List.of(record(1, "a".repeat(5 << 20)), record(2, "second")));

        assertThat(attempts).containsExactly(List.of("second 0"));
    }

    private FunctionDelivery delivery(Functions functions) {
        HostEnvironment environment = Host.withoutKafka(functions, Clock.systemUTC());
        return new FunctionDelivery(
                new HostedOutput.Target.Function("topic", "function", "application"),
                environment,
                new Backoff(pauses::add));
    }

    private void note(JsonNode event) {
        List<String> rows = new ArrayList<>();
        for (JsonNode each : event.path("records")) {
            rows.add(data(each) + " "
                    + each.path("lambdaDeliveryRecordMetadata")
                            .path("retryHint")
                            .asInt());
        }
        attempts.add(rows);
    }

    private static String data(JsonNode row) {
        try {
            return new String(row.path("data").binaryValue(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String row) {
        return new ConsumerRecord<>("topic", 0, offset, new byte[0], row.getBytes(UTF_8));
    }
}
