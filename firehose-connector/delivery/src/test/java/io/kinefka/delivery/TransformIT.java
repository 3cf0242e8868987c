package io.kinefka.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.Processing;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.source.KinesisPosition;
import io.kinefka.delivery.source.SourceRecord;
import io.kinefka.delivery.testing.LambdaHost;
import io.kinefka.delivery.testing.LambdaHost.Reply;
import io.kinefka.delivery.testing.MemoryStore;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestLog;
import io.kinefka.delivery.testing.TestResources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final S3Configuration OBJECTS = S3Configuration.of("bucket")
            .withPrefix("out/", "errors/!{firehose:error-output-type}/")
            .withBufferingHints(BufferingHints.ofMbs(1, 10));

    @TempDir
    private Path spill;

    private final TestLog log = new TestLog();
    private final MemoryStore store = new MemoryStore();
    private final CountDownLatch never = new CountDownLatch(1);
    private LambdaHost lambda;
    private DeliveryResources resources;
    private volatile LambdaHost.Function function = event -> Reply.ok("{}");

    @BeforeEach
    void startHost() throws IOException {
        lambda = new LambdaHost(event -> function.reply(event));
        resources = resources(Duration.ofSeconds(30));
    }

    private DeliveryResources resources(Duration timeout) {
        return TestResources.of(store, lambda.connect(timeout), spill, new Budgets(64 << 20, 256 << 20));
    }

    @AfterEach
    void stop() {
        never.countDown();
        resources.workers().close();
        lambda.close();
        resources.spill().close();
    }

    @Test
    void deliversWhatIsOkLeavesOutWhatIsDroppedAndKeepsWhatFailed() throws IOException {
        log.append("ok 1", TestHost.START);
        log.append("drop", TestHost.START);
        log.append("fail", TestHost.START);
        log.append("ok 2", TestHost.START);
        function = event -> Reply.ok(replyTo(event));

        run();

        assertThat(store.text("out/")).isEqualTo("OK 1\nOK 2\n");
        JsonNode error = JSON.readTree(store.text("errors/processing-failed/"));
        assertThat(error.path("errorCode").asText()).isEqualTo("Lambda.ProcessingFailedStatus");
        assertThat(error.path("attemptsMade").asInt()).isEqualTo(1);
        assertThat(error.path("arrivalTimestamp").asLong()).isEqualTo(TestHost.START.toEpochMilli());
        assertThat(error.path("attemptEndingTimestamp").asLong()).isPositive();
        assertThat(error.path("lambdaArn").asText()).isEqualTo(LambdaHost.ARN);
        assertThat(error.path("rawData").binaryValue()).asString().isEqualTo("fail");
        JsonNode event = lambda.events().get(0);
        assertThat(event.path("deliveryStreamArn").asText()).endsWith(":deliverystream/stream");
        assertThat(event.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(event.path("records")
                        .get(0)
                        .path("approximateArrivalTimestamp")
                        .asLong())
                .isEqualTo(TestHost.START.toEpochMilli());
    }

    @Test
    void findsMissingAndDuplicateIds() throws IOException {
        List.of("one", "two", "three").forEach(text -> log.append(text, TestHost.START));
        function = event -> {
            ObjectNode reply = (ObjectNode) JSON.readTree(replyTo(event));
            ArrayNode records = (ArrayNode) reply.get("records");
            var unused = records.remove(0);
            unused = records.add(records.get(0).deepCopy());
            return Reply.ok(reply.toString());
        };

        run();

        assertThat(store.text("out/")).isEqualTo("THREE\n");
        assertThat(store.text("errors/processing-failed/").lines())
                .satisfiesExactly(line -> assertThat(line).contains("Lambda.MissingRecordId"), line -> assertThat(line)
                        .contains("Lambda.DuplicatedRecordId"));
    }

    @Test
    void triesThreeMoreTimesAndKeepsTheRecordsThen() throws IOException {
        log.append("one", TestHost.START);
        function = event -> new Reply(200, true, "{\"errorMessage\":\"no\"}");

        run();

        assertThat(lambda.events()).hasSize(4);
        assertThat(lambda.events().get(3)).isEqualTo(lambda.events().get(0));
        assertThat(store.text("out/")).isEmpty();
        assertThat(store.text("errors/processing-failed/"))
                .contains("\"attemptsMade\":4", "\"errorCode\":\"Lambda.FunctionError\"");
    }

    @Test
    void succeedsWhenAnotherAttemptDoes() throws IOException {
        log.append("one", TestHost.START);
        AtomicInteger calls = new AtomicInteger();
        function = event -> calls.incrementAndGet() < 3 ? new Reply(429, false, "{}") : Reply.ok(replyTo(event));

        run();

        assertThat(store.text("out/")).isEqualTo("ONE\n");
        assertThat(store.text("errors/")).isEmpty();
    }

    @Test
    void waitsNoLongerThanAllowed() throws IOException {
        log.append("one", TestHost.START);
        function = event -> {
            var unused = never.await(2, TimeUnit.MINUTES);
            return Reply.ok("{}");
        };
        resources.close();
        resources = resources(Duration.ofSeconds(1));

        run(new Processor.Lambda(LambdaHost.ARN, 0, BufferingHints.LAMBDA_DEFAULT), new Source.DirectPut());

        assertThat(store.text("errors/processing-failed/")).contains("Lambda.FunctionTimedOut");
    }

    @Test
    void keepsTheRecordsOfAnAnswerThatIsNoAnswer() throws IOException {
        log.append("one", TestHost.START);
        function = event -> Reply.ok("{\"records\":[{\"recordId\":");

        run();

        assertThat(store.text("errors/processing-failed/"))
                .contains("Lambda.JsonProcessingException", "\"attemptsMade\":1");
    }

    @Test
    void keepsTheRecordsOfAnAnswerThatIsTooLarge() throws IOException {
        log.append("one", TestHost.START);
        function = event -> Reply.ok(" ".repeat(6 * 1024 * 1024 + 1));

        run();

        assertThat(store.text("errors/processing-failed/")).contains("Lambda.FunctionError");
    }

    @Test
    void neverSendsMoreThanSixMegabytesAndKeepsTheOrder() throws IOException {
        for (int i = 0; i < 14; i++) {
            log.append("record " + i + "x".repeat(1_000_000), TestHost.START);
        }
        function = event -> {
            ObjectNode reply = (ObjectNode) JSON.readTree(replyTo(event));
            for (JsonNode record : reply.path("records")) {
                String text = new String(record.path("data").binaryValue(), UTF_8);
                ((ObjectNode) record).put("data", base64(text.substring(0, 9).replace("X", " ")));
            }
            return Reply.ok(reply.toString());
        };

        run(new Processor.Lambda(LambdaHost.ARN, 3, BufferingHints.ofMbs(3, 1)), new Source.DirectPut());

        assertThat(lambda.events().size()).isGreaterThan(3);
        List<Integer> delivered = new ArrayList<>();
        for (byte[] object : store.objects().values()) {
            List<Integer> numbers = new String(object, UTF_8)
                    .lines()
                    .map(line -> Integer.valueOf(line.replace("RECORD", "").strip()))
                    .toList();
            assertThat(numbers).isSorted();
            delivered.addAll(numbers);
        }
        assertThat(delivered).hasSize(14).doesNotHaveDuplicates();
        assertThat(resources.budgets().heapBytes()).isZero();
    }

    @Test
    void tellsWhereARecordOfAKinesisStreamIs() throws IOException {
        function = event -> Reply.ok(replyTo(event));
        var stream = TestHost.stream(
                new Destination.S3(OBJECTS, Processing.of(Processor.Lambda.of(LambdaHost.ARN)), null),
                new Source.KinesisStream("arn:aws:kinesis:eu-west-1:000000000000:stream/source"));
        log.append("ignored", TestHost.START);
        var host = TestHost.of(stream, resources, new TestLog(), DeliveryObserver.NONE);
        host.assign(List.of(TestLog.PARTITION));
        host.engine()
                .accept(new SourceRecord(
                        TestLog.PARTITION,
                        5,
                        TestHost.START.toEpochMilli(),
                        ByteBuffer.wrap("key".getBytes(UTF_8)),
                        ByteBuffer.wrap("one".getBytes(UTF_8)),
                        new KinesisPosition("shardId-000000000000", "4967")));

        host.until(() -> host.engine().durable(TestLog.PARTITION) == 6);

        JsonNode event = lambda.events().get(0);
        assertThat(event.path("sourceKinesisStreamArn").asText()).endsWith(":stream/source");
        JsonNode metadata = event.path("records").get(0).path("kinesisRecordMetadata");
        assertThat(metadata.path("sequenceNumber").asText()).isEqualTo("4967");
        assertThat(metadata.path("partitionKey").asText()).isEqualTo("key");
        assertThat(metadata.path("shardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(metadata.path("subsequenceNumber").asInt()).isZero();
    }

    @Test
    void keepsTheRecordsWhileTheHostIsDown() throws IOException {
        log.append("one", TestHost.START);
        function = event -> Reply.ok(replyTo(event));
        lambda.close();

        run();

        assertThat(store.text("errors/processing-failed/")).contains("\"attemptsMade\":4", "Lambda.ServiceException");
    }

    private void run() {
        run(Processor.Lambda.of(LambdaHost.ARN), new Source.DirectPut());
    }

    private void run(Processor.Lambda processor, Source source) {
        var processing = Processing.of(processor, Processor.AppendDelimiter.NEW_LINE);
        var stream = TestHost.stream(new Destination.S3(OBJECTS, processing, null), source);
        TestHost.of(stream, resources, log, DeliveryObserver.NONE).until(log::isDone);
    }

    private static String replyTo(JsonNode event) throws IOException {
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode records = reply.putArray("records");
        for (JsonNode record : event.path("records")) {
            String text = new String(record.path("data").binaryValue(), UTF_8);
            String result = text.equals("drop") ? "Dropped" : text.equals("fail") ? "ProcessingFailed" : "Ok";
            var unused = records.addObject()
                    .put("recordId", record.path("recordId").asText())
                    .put("result", result)
                    .put("data", base64(text.toUpperCase(Locale.ROOT)));
        }
        return reply.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
