package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.LargeRequests.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;

/** Many requests at once that are each as large as AWS allows: every one is answered, and the heap suffices. */
class LargeRequestsIT {
    private static final String STREAM = "large";
    private static final int SHARDS = 4;
    private static final int REQUESTS = 200;
    /** A machine that sends so much at once may take longer than the program waits by itself. */
    private static final String[] PATIENT = {
        "--connection-head-timeout", "3m", "--connection-idle-timeout", "3m", "--request-body-timeout", "3m"
    };
    /** In JSON, or in CBOR, where x8 says that 56 characters follow. */
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("SequenceNumber(?:\":\"|x8)(\\d{56})");

    private static final Pattern REFUSED_RECORD =
            Pattern.compile("ErrorCode.{1,5}(ProvisionedThroughputExceededException|InternalFailure)", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void requestsOfTenMebibytesAreServedOrThrottledWithinASmallHeap(Wire wire) throws Exception {
        try (var program = RunningProgram.start(data, PATIENT);
                var kinesis = Clients.sync(program.endpoint())) {
            kinesis.createStream(stream -> stream.streamName(STREAM).shardCount(SHARDS));

            var answers = new LargeRequests(program.endpoint()).send(REQUESTS, wire, STREAM);

            assertThat(answers).allSatisfy(LargeRequestsIT::assertServedOrThrottled);
            var acknowledged = sequenceNumbers(answers);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(LargeRequests.RECORDS);
            assertThat(recordsInKafka(program))
                    .isBetween((long) acknowledged.size(), (long) REQUESTS * LargeRequests.RECORDS);
            // It may not have reached Kafka in time for a moment.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(health(program.endpoint())).isEqualTo(200));
            var small = kinesis.putRecord(
                    request -> request.streamName(STREAM).partitionKey("small").data(SdkBytes.fromUtf8String("small")));
            assertThat(small.sequenceNumber()).isNotIn(acknowledged);
            assertThat(program.output() + program.errors()).doesNotContain("OutOfMemoryError");
        }
    }

    private static void assertServedOrThrottled(HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 200 ->
                assertThat(matches(SEQUENCE_NUMBER, answer).size()
                                + matches(REFUSED_RECORD, answer).size())
                        .isEqualTo(LargeRequests.RECORDS);
            case 400 -> assertThat(answer.body()).contains("ProvisionedThroughputExceededException");
            default -> assertThat(answer.statusCode()).isEqualTo(503);
        }
    }

    private static Set<String> sequenceNumbers(List<HttpResponse<String>> answers) {
        return answers.stream()
                .flatMap(answer -> matches(SEQUENCE_NUMBER, answer).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> matches(Pattern pattern, HttpResponse<String> answer) {
        return pattern.matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static long recordsInKafka(RunningProgram program) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(Map.of(
                "bootstrap.servers", program.bootstrapServers(),
                "key.deserializer", ByteArrayDeserializer.class.getName(),
                "value.deserializer", ByteArrayDeserializer.class.getName()))) {
            var partitions = IntStream.range(0, SHARDS)
                    .mapToObj(partition -> new TopicPartition(STREAM, partition))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static int health(URI endpoint) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(endpoint.resolve("/health")).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
