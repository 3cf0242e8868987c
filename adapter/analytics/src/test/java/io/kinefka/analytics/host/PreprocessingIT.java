package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.analytics.function.Functions;
import io.kinefka.delivery.testing.LambdaHost.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that a function has to make clicks of: they hold an id, or what is to become of them. */
class PreprocessingIT {
    private static final long START = Instant.parse("2026-01-02T12:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    @Test
    void makesRowsOfWhatAFunctionReturns() throws IOException {
        Topic topic = Topic.forClicks("preprocessed", 2);
        IntStream.range(0, 3_000).forEach(id -> topic.append(id % 2, START + id, Integer.toString(id)));
        topic.append(0, START + 3_000, "fail");
        // Whatever is dropped, time goes on by it.
        topic.append(0, START + 4_000, "drop");
        topic.append(1, START + 4_000, "drop");
        topic.flush();

        try (Lambda lambda = new Lambda(PreprocessingIT::click);
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(preprocessed(topic));

            // Of one transaction, not all topics show at once what was committed.
            eventually()
                    .until(() -> topic.lines(Clicks.COUNTS_SUFFIX).size() == 3
                            && topic.lines(Clicks.PASSED_SUFFIX).size() >= 3_000
                            && !topic.lines(Clicks.ERRORS_SUFFIX).isEmpty());
            assertThat(topic.lines(Clicks.PASSED_SUFFIX))
                    .containsExactlyElementsOf(IntStream.range(0, 3_000)
                            .mapToObj(id -> id + ",home")
                            .toList());
            assertThat(topic.lines(Clicks.COUNTS_SUFFIX))
                    .containsExactly(
                            "2026-01-02 12:00:00.000,home,1000",
                            "2026-01-02 12:00:01.000,home,1000",
                            "2026-01-02 12:00:02.000,home,1000");
            assertThat(topic.lines(Clicks.ERRORS_SUFFIX))
                    .singleElement()
                    .asString()
                    .contains("ProcessingFailed status set for record", "6661696c");
            JsonNode event = lambda.events().get(0);
            assertThat(event.path("applicationArn").asText()).isEqualTo("application");
            assertThat(event.path("streamArn").asText()).isEqualTo("source");
            assertThat(event.path("records").size()).isGreaterThan(1);
        }
    }

    @Test
    void goesOnWithTheSameRecordsWhenTheFunctionFails() throws IOException {
        Topic topic = topicWithClicks("function-fails", 20);

        try (Lambda lambda = new Lambda(
                        PreprocessingIT::click,
                        event -> new Reply(200, true, "{\"errorMessage\": \"division by zero\"}"),
                        event -> Reply.ok("{\"records\": [{\"recordId\": \"another\", \"result\": \"Dropped\"}]}"),
                        event -> new Reply(429, false, "{}"));
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(preprocessed(topic));

            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() == 20);
            assertThat(lambda.events()).hasSizeGreaterThan(3);
            assertThat(topic.lines(Clicks.ERRORS_SUFFIX)).isEmpty();
        }
    }

    @Test
    void losesNothingWhileLambdaIsDown() throws IOException {
        Topic topic = topicWithClicks("function-down", 20);
        AtomicBoolean isUp = new AtomicBoolean();

        try (Lambda up = new Lambda(PreprocessingIT::click);
                Host host = new Host(Topic.kafka(), directory, downUnless(isUp, up))) {
            host.retain(preprocessed(topic));
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> topic.lines(Clicks.PASSED_SUFFIX).isEmpty());
            isUp.set(true);

            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() == 20);
        }
    }

    /** Made while the other one is there, what is down has another port. */
    private static Functions downUnless(AtomicBoolean isUp, Lambda up) throws IOException {
        Lambda down = new Lambda(PreprocessingIT::click);
        down.close();
        return (function, payload) -> (isUp.get() ? up : down).invoke(function, payload);
    }

    @Test
    void waitsLongerForAFunctionThanATransactionMayTake() throws IOException {
        Topic topic = Topic.forClicks("function-slow", 2);
        IntStream.range(0, 40).forEach(id -> topic.append(id % 2, START + id, Integer.toString(id)));
        topic.flush();

        try (Lambda lambda = new Lambda(PreprocessingIT::click, event -> {
                    boolean isOver = new CountDownLatch(1).await(15, TimeUnit.SECONDS);
                    return isOver ? Reply.ok("{}") : Lambda.all(event, PreprocessingIT::click);
                });
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(preprocessed(topic));

            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() == 40);
            // Nobody had to read them again.
            assertThat(lambda.events().stream().flatMap(event -> event.findValuesAsText("recordId").stream()))
                    .hasSize(40)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void sharesAnInputWithAnotherProcessThatComesAndGoes(@TempDir Path other) throws IOException {
        Topic topic = Topic.forClicks("function-shared", 2);
        AtomicInteger sent = new AtomicInteger();

        try (Lambda lambda = new Lambda(PreprocessingIT::click);
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(preprocessed(topic));
            try (Host second = new Host(Topic.kafka(), other, lambda)) {
                second.retain(preprocessed(topic));
                // As long as partitions move, and some more.
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(50))
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> send(topic, sent, 20) > 4_000);
            }
            send(topic, sent, 20);

            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() >= sent.get());
        }

        assertThat(topic.lines(Clicks.PASSED_SUFFIX))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, sent.get())
                        .mapToObj(id -> id + ",home")
                        .toList());
    }

    private static int send(Topic topic, AtomicInteger sent, int count) {
        for (int i = 0; i < count; i++) {
            int id = sent.getAndIncrement();
            topic.append(id % 2, System.currentTimeMillis(), Integer.toString(id));
        }
        topic.flush();
        return sent.get();
    }

    @Test
    void endsAtOnceAndGoesOnWithWhatTheFunctionHasNotReturned() throws Exception {
        Topic topic = topicWithClicks("function-hangs", 20);

        eventually().until(() -> timeToEndWhileTheFunctionHangs(topic).compareTo(Duration.ofSeconds(10)) < 0);

        try (Lambda lambda = new Lambda(PreprocessingIT::click);
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(preprocessed(topic));

            eventually().until(() -> topic.lines(Clicks.PASSED_SUFFIX).size() == 20);
        }
    }

    /** How long it takes, which on a machine that stands still may be any time. */
    private Duration timeToEndWhileTheFunctionHangs(Topic topic) throws Exception {
        CountDownLatch invoked = new CountDownLatch(1);

        Instant closing;
        try (Lambda lambda = new Lambda(PreprocessingIT::click, event -> {
                    invoked.countDown();
                    new CountDownLatch(1).await();
                    return Reply.ok("{}");
                });
                Host host = new Host(Topic.kafka(), directory, lambda)) {
            host.retain(preprocessed(topic));
            invoked.await();
            closing = Instant.now();
        }
        return Duration.between(closing, Instant.now());
    }

    private static void click(String data, ObjectNode answer) {
        switch (data) {
            case "drop" -> answer.put("result", "Dropped");
            case "fail" -> answer.put("result", "ProcessingFailed");
            default -> {
                byte[] click = Clicks.click(Integer.parseInt(data), "home").getBytes(UTF_8);
                answer.put("result", "Ok").put("data", Base64.getEncoder().encodeToString(click));
            }
        }
    }

    private static Topic topicWithClicks(String name, int count) {
        Topic topic = Topic.forClicks(name, 1);
        IntStream.range(0, count).forEach(id -> topic.append(0, START + id, Integer.toString(id)));
        topic.flush();
        return topic;
    }

    private static HostedApplication preprocessed(Topic topic) {
        return Clicks.preprocessed(
                topic.name(), new HostedInput.Preprocessing(Lambda.ARN, "application", "source", true));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
