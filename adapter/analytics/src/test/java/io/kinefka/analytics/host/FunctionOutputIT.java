package io.kinefka.analytics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.delivery.testing.LambdaHost.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clicks that are passed on to a function. */
class FunctionOutputIT {
    private static final long START = Instant.parse("2026-01-02T12:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    private final List<String> delivered = new CopyOnWriteArrayList<>();

    @Test
    void deliversRowsInTheirOrder() throws IOException {
        Topic topic = topicWithClicks("delivered", 0, 3_000);

        try (Lambda lambda = new Lambda(this::take);
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(delivered(topic));

            eventually().until(() -> delivered.size() >= 3_000);
            assertThat(delivered).containsExactlyElementsOf(lines(0, 3_000));
            JsonNode event = lambda.events().get(0);
            assertThat(event.path("applicationArn").asText()).isEqualTo("application");
            JsonNode first = event.path("records").path(0);
            assertThat(first.path("lambdaDeliveryRecordMetadata")
                            .path("retryHint")
                            .asInt(-1))
                    .isZero();
            // Other outputs do not wait for a function.
            eventually().until(() -> !topic.lines(Clicks.COUNTS_SUFFIX).isEmpty());
        }
    }

    @Test
    void repeatsWhatAFunctionDoesNotAcknowledge() throws IOException {
        Topic topic = topicWithClicks("delivery-fails", 0, 20);
        List<JsonNode> attempts = new CopyOnWriteArrayList<>();

        // Whichever rows come together with this one.
        try (Lambda lambda = new Lambda(event -> {
                    if (!rows(event).contains("7,home")) {
                        return Lambda.all(event, this::take);
                    }
                    attempts.add(event);
                    return switch (attempts.size()) {
                        case 1 -> Reply.ok("done");
                        case 2 -> new Reply(200, true, "{\"errorMessage\": \"division by zero\"}");
                        case 3 -> Lambda.all(event, this::takeOthers);
                        default -> Lambda.all(event, this::take);
                    };
                });
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(delivered(topic));

            eventually().until(() -> delivered.size() >= 20);
            assertThat(delivered).containsExactlyInAnyOrderElementsOf(lines(0, 20));
            assertThat(attempts).hasSize(4);
            assertThat(attempts.subList(0, 3))
                    .allSatisfy(event -> assertThat(rows(event)).isEqualTo(rows(attempts.get(0))));
            assertThat(rows(attempts.get(3))).containsExactly("7,home");
            assertThat(attempts.stream().map(event -> event.path("records")
                            .path(0)
                            .path("lambdaDeliveryRecordMetadata")
                            .path("retryHint")
                            .asInt(-1)))
                    .containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void endsAtOnceAndGoesOnWithWhatTheFunctionHasNotAcknowledged() throws Exception {
        Topic topic = topicWithClicks("delivery-hangs", 0, 20);

        eventually().until(() -> timeToEndWhileTheFunctionHangs(topic).compareTo(Duration.ofSeconds(10)) < 0);
        assertThat(delivered).isEmpty();

        append(topic, 20, 30);
        try (Lambda lambda = new Lambda(this::take);
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(delivered(topic));

            eventually().until(() -> delivered.size() >= 30);
            assertThat(delivered).containsExactlyElementsOf(lines(0, 30));
        }
    }

    /** How long it takes, which on a machine that stands still may be any time. */
    private Duration timeToEndWhileTheFunctionHangs(Topic topic) throws Exception {
        CountDownLatch invoked = new CountDownLatch(1);

        Instant closing;
        try (Lambda lambda = new Lambda(this::take, event -> {
                    invoked.countDown();
                    new CountDownLatch(1).await();
                    return Reply.ok("{}");
                });
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(delivered(topic));
            invoked.await();
            closing = Instant.now();
        }
        return Duration.between(closing, Instant.now());
    }

    @Test
    void isTakenOverByAnotherProcess(@TempDir Path other) throws IOException {
        Topic topic = topicWithClicks("delivery-taken-over", 0, 20);

        try (Lambda lambda = new Lambda(this::take);
                Host staying = new Host(Topic.kafka(), other, lambda)) {
            try (Host leaving = new Host(Topic.kafka(), directory, lambda)) {
                leaving.retain(delivered(topic));
                eventually().until(() -> delivered.size() >= 20);
                staying.retain(delivered(topic));
            }
            append(topic, 20, 40);

            eventually().until(() -> delivered.containsAll(lines(0, 40)));
        }
    }

    private void take(String row, ObjectNode answer) {
        delivered.add(row);
        answer.put("result", "Ok");
    }

    private void takeOthers(String row, ObjectNode answer) {
        if (row.equals("7,home")) {
            answer.put("result", "DeliveryFailed");
        } else {
            take(row, answer);
        }
    }

    private static List<String> rows(JsonNode event) throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode record : event.path("records")) {
            rows.add(Lambda.data(record));
        }
        return rows;
    }

    private static Topic topicWithClicks(String name, int from, int to) {
        Topic topic = Topic.forClicks(name, 1);
        append(topic, from, to);
        return topic;
    }

    private static void append(Topic topic, int from, int to) {
        IntStream.range(from, to).forEach(id -> topic.append(0, START + id, Clicks.click(id, "home")));
        topic.flush();
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(id -> id + ",home").toList();
    }

    private static HostedApplication delivered(Topic topic) {
        return Clicks.delivered(
                topic.name(), HostedOutput.Target.Function.of(topic.name(), "1.1", Lambda.ARN, "application"));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
