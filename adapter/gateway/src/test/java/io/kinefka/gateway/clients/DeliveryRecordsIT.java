package io.kinefka.gateway.clients;

import static io.kinefka.gateway.clients.TwoFirehoses.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.ServiceUnavailableException;

/** How records are put, through two gateways on one cluster, with the client of AWS. */
class DeliveryRecordsIT {

    @TempDir
    private static Path data;

    private static TwoFirehoses firehoses;
    private static FirehoseClient one;
    private static FirehoseClient two;

    @BeforeAll
    static void open() {
        firehoses = new TwoFirehoses(data);
        one = firehoses.one;
        two = firehoses.two;
    }

    @AfterAll
    static void close() {
        firehoses.close();
    }

    private static Record text(String text) {
        return Record.builder().data(SdkBytes.fromUtf8String(text)).build();
    }

    private static Record bytes(int size) {
        return Record.builder().data(SdkBytes.fromByteArray(new byte[size])).build();
    }

    private static List<String> consume(String topic, int count) {
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<String, String>(Map.of(
                "bootstrap.servers",
                firehoses.bootstrapServers(),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class))) {
            var partitions = IntStream.range(0, 4)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < count && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> {
                    assertThat(each.key()).isNull();
                    found.add(each.value());
                });
            }
        }
        return found;
    }

    @Test
    void recordsThatArePutThroughAnyGatewayLieInTheTopicInOrder() {
        firehoses.create("clicks");

        var answers = List.of(
                one.putRecord(request -> request.deliveryStreamName("clicks").record(text("user signup"))),
                one.putRecord(request -> request.deliveryStreamName("clicks").record(text("user login"))),
                two.putRecord(request -> request.deliveryStreamName("clicks").record(text(""))));
        var batch = two.putRecordBatch(
                request -> request.deliveryStreamName("clicks").records(text("user logout"), text("the end")));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.recordId()).isNotEmpty();
            assertThat(answer.encrypted()).isFalse();
        });
        assertThat(batch.failedPutCount()).isZero();
        assertThat(batch.requestResponses()).hasSize(2).allSatisfy(each -> assertThat(each.recordId())
                .isNotEmpty());
        assertThat(consume("firehose.clicks", 5))
                .containsExactly("user signup", "user login", "", "user logout", "the end");
    }

    @Test
    void recordsAndBatchesMayBeAsLargeAsOnAwsAndNoLarger() {
        firehoses.create("large");

        assertThat(one.putRecord(request -> request.deliveryStreamName("large").record(bytes(1_024_000)))
                        .recordId())
                .isNotEmpty();
        var full = IntStream.range(0, 4).mapToObj(i -> bytes(1_024_000)).collect(Collectors.toList());
        full.add(bytes((4 << 20) - 4 * 1_024_000));
        assertThat(one.putRecordBatch(
                                request -> request.deliveryStreamName("large").records(full))
                        .failedPutCount())
                .isZero();
        assertThatThrownBy(() -> one.putRecord(
                        request -> request.deliveryStreamName("large").record(bytes(1_024_001))))
                .hasMessageContaining("Member must have length less than or equal to 1024000");
        assertThatThrownBy(() -> one.putRecordBatch(request -> request.deliveryStreamName("large")
                        .records(
                                IntStream.range(0, 501).mapToObj(i -> text("x")).toList())))
                .hasMessageContaining("Member must have length less than or equal to 500");
        full.add(text("x"));
        assertRefused(
                () -> one.putRecordBatch(
                        request -> request.deliveryStreamName("large").records(full)),
                InvalidArgumentException.class,
                "Records size exceeds 4 MB limit");
    }

    @Test
    void whatIsPutIsMeasured() {
        firehoses.create("measured");
        one.putRecord(request -> request.deliveryStreamName("measured").record(text("12345")));
        one.putRecordBatch(
                request -> request.deliveryStreamName("measured").records(text("1"), text("22"), text("333")));

        try (var cloudWatch = Clients.cloudWatch(firehoses.endpoint())) {
            Map.of("IncomingRecords", 4, "IncomingBytes", 11, "IncomingPutRequests", 2, "PutRecord.Bytes", 5)
                    .forEach((metric, value) -> assertThat(cloudWatch
                                    .getMetricStatistics(request -> request.namespace("AWS/Firehose")
                                            .metricName(metric)
                                            .dimensions(Dimension.builder()
                                                    .name("DeliveryStreamName")
                                                    .value("measured")
                                                    .build())
                                            .startTime(Instant.now().minusSeconds(600))
                                            .endTime(Instant.now().plusSeconds(60))
                                            .period(60)
                                            .statistics(Statistic.SUM))
                                    .datapoints()
                                    .stream()
                                    .mapToDouble(Datapoint::sum)
                                    .sum())
                            .isEqualTo((double) value));
        }
    }

    @Test
    void awssLimitsHoldOnlyWhereTheyAreWanted() {
        firehoses.create("limited");
        try (var limited = firehoses.limited(data.resolve("limited"));
                var client = Clients.firehose(URI.create("http://127.0.0.1:" + limited.port()))) {
            var batch = IntStream.range(0, 4).mapToObj(i -> bytes(1_000_000)).toList();

            assertRefused(
                    again(() -> client.putRecordBatch(
                            request -> request.deliveryStreamName("limited").records(batch))),
                    ServiceUnavailableException.class,
                    "Slow down.");
            assertRefused(
                    again(client::listDeliveryStreams),
                    LimitExceededException.class,
                    "Rate exceeded under account 000000000000.");
        }
    }

    /** For a minute, as a slow machine may take longer than a second for the calls of a second. */
    private static ThrowingCallable again(Runnable call) {
        return () -> {
            long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < until) {
                call.run();
            }
        };
    }

    @Test
    void whatIsNotThereIsNotFoundByAnyOperation() {
        String message = "Firehose absent under account 000000000000 not found.";
        String messageOfPuts = "Firehose absent not found under account 000000000000.";

        assertRefused(
                () -> one.describeDeliveryStream(request -> request.deliveryStreamName("absent")),
                ResourceNotFoundException.class,
                message);
        assertRefused(
                () -> one.deleteDeliveryStream(request -> request.deliveryStreamName("absent")),
                ResourceNotFoundException.class,
                message);
        assertRefused(
                () -> one.listTagsForDeliveryStream(request -> request.deliveryStreamName("absent")),
                ResourceNotFoundException.class,
                message);
        assertRefused(
                () -> one.startDeliveryStreamEncryption(request -> request.deliveryStreamName("absent")),
                ResourceNotFoundException.class,
                message);
        assertRefused(
                () -> one.putRecord(
                        request -> request.deliveryStreamName("absent").record(text("x"))),
                ResourceNotFoundException.class,
                messageOfPuts);
        assertRefused(
                () -> two.putRecordBatch(
                        request -> request.deliveryStreamName("absent").records(text("x"))),
                ResourceNotFoundException.class,
                messageOfPuts);
    }
}
