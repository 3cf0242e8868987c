package io.kinefka.analytics.api;

import static io.kinefka.analytics.api.Texts.FUNCTION;
import static io.kinefka.analytics.api.Texts.ROLE;
import static io.kinefka.analytics.api.Texts.withRole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinefka.analytics.api.Gateway.Api;
import io.kinefka.analytics.application.Applications;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.NewDeliveryStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscoverInputSchemaIT {
    private static final String STREAMS = "arn:aws:kinesis:us-east-1:000000000000:stream/";

    private static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();

    private static Gateway gateway;

    @BeforeAll
    static void open() {
        gateway = new Gateway(
                Applications.NONE,
                Gateway.outside(DiscoverInputSchemaIT::object, DiscoverInputSchemaIT::invoke),
                Integer.MAX_VALUE);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** There is one object, of more than is looked at. */
    private static CompletionStage<Optional<byte[]>> object(String bucketArn, String key, int bytesMax) {
        byte[] content = "page,1234\n".repeat(bytesMax).getBytes(UTF_8);
        return CompletableFuture.completedStage(
                bucketArn.equals("arn:aws:s3:::tables") && key.equals("pages.csv")
                        ? Optional.of(Arrays.copyOf(content, bytesMax))
                        : Optional.empty());
    }

    /** Words become JSON. */
    private static byte[] invoke(String function, byte[] payload) throws FunctionException {
        var event = read(payload);
        EVENTS.add(event);
        var reply = Gateway.JSON.createObjectNode();
        var records = reply.putArray("records");
        for (JsonNode each : event.path("records")) {
            String word =
                    new String(Base64.getDecoder().decode(each.path("data").asText()), UTF_8);
            var answer =
                    records.addObject().put("recordId", each.path("recordId").asText());
            switch (word) {
                case "drop" -> answer.put("result", "Dropped");
                case "fail" -> answer.put("result", "ProcessingFailed");
                case "break" -> throw new FunctionException("Out of order");
                default -> answer.put("result", "Ok").put("data", ("{\"text\":\"" + word + "\"}").getBytes(UTF_8));
            }
        }
        return reply.toString().getBytes(UTF_8);
    }

    private static JsonNode read(byte[] payload) {
        try {
            return Gateway.JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String behind(String function, String request) {
        return request.substring(0, request.length() - 1)
                + ", 'InputProcessingConfiguration': {'InputLambdaProcessor': " + withRole(function) + "}}";
    }

    private static String object(String key) {
        return "{'ServiceExecutionRole': '" + ROLE + "', 'S3Configuration': {'RoleARN': '" + ROLE
                + "', 'BucketARN': 'arn:aws:s3:::tables', 'FileKey': '" + key + "'}}";
    }

    private static String request(String arn, String position) {
        return "{'ServiceExecutionRole': '" + ROLE + "', 'ResourceARN': '" + arn
                + "', 'InputStartingPositionConfiguration': {'InputStartingPosition': '" + position + "'}}";
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void theSchemaOfAStreamIsThatOfRecordsOfAllItsShards(Api api) {
        var stream = Streams.create(gateway.log(), "discovered-" + api, 2);
        Streams.put(gateway.log(), stream, "{\"page\": \"a\", \"ms\": 1}", "{\"page\": \"b\", \"ms\": 2}");

        for (String position : List.of("TRIM_HORIZON", "NOW")) {
            var found = gateway.succeed(api, "DiscoverInputSchema", request(STREAMS + "discovered-" + api, position));

            assertThat(found.path("InputSchema")
                            .path("RecordFormat")
                            .path("RecordFormatType")
                            .asText())
                    .isEqualTo("JSON");
            assertThat(found.path("InputSchema").findValuesAsText("Mapping")).containsExactly("$.page", "$.ms");
            assertThat(found.path("InputSchema").findValuesAsText("SqlType")).containsExactly("VARCHAR(4)", "INTEGER");
            assertThat(found.path("ParsedInputRecords")).hasSize(2);
            assertThat(found.path("RawInputRecords").toString()).contains("page");
        }
    }

    private static DeliveryStream deliveryStream(
            String name, DeliverySource source, @Nullable String topic, Map<String, Object> sourceSettings) {
        return gateway.log()
                .deliveryStreams()
                .create(
                        new NewDeliveryStream(
                                new DeliveryStreamId("000000000000", "us-east-1", name),
                                source,
                                topic,
                                Optional.empty(),
                                sourceSettings,
                                Map.of(),
                                Map.of(),
                                new TreeMap<>()),
                        2,
                        all -> {})
                .toCompletableFuture()
                .join();
    }

    private static void put(DeliveryStream created, String data) {
        var unused = gateway.log()
                .topicWriter()
                .append(created.topic(), 2, List.of(UTF_8.encode(data)))
                .toCompletableFuture()
                .join();
    }

    @Test
    void theSchemaOfADeliveryStreamIsThatOfWhatWasPut() {
        var created = deliveryStream("discovered", DeliverySource.DIRECT_PUT, null, Map.of());
        put(created, "a,1\nb,2\n");

        var found = gateway.succeed(
                Api.V1, "DiscoverInputSchema", request(created.id().arn(), "TRIM_HORIZON"));

        assertThat(found.path("InputSchema").findValuesAsText("RecordColumnDelimiter"))
                .containsExactly(",");
        assertThat(found.path("InputSchema").findValuesAsText("SqlType")).containsExactly("VARCHAR(4)", "INTEGER");
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliverySource.class,
            names = {"DIRECT_PUT", "KINESIS_STREAM"})
    void aFunctionIsToldThatRecordsComeFromADeliveryStream(DeliverySource source) {
        String name = "delivered-" + source;
        var stream = Streams.create(gateway.log(), name, 1);
        Streams.put(gateway.log(), stream, "words");
        var created = deliveryStream(
                name,
                source,
                source == DeliverySource.DIRECT_PUT ? null : stream.topic(),
                Map.of(
                        "KinesisStreamSourceDescription",
                        Map.of("KinesisStreamARN", stream.id().arn())));
        if (source == DeliverySource.DIRECT_PUT) {
            put(created, "words");
        }

        var found = gateway.succeed(
                Api.V2,
                "DiscoverInputSchema",
                behind(FUNCTION, request(created.id().arn(), "TRIM_HORIZON")));

        assertThat(found.path("InputSchema").findValuesAsText("Mapping")).containsExactly("$.text");
        assertThat(EVENTS)
                .filteredOn(event ->
                        event.path("streamArn").asText().equals(created.id().arn()))
                .singleElement()
                .satisfies(event -> {
                    var sent = event.path("records").path(0);
                    assertThat(sent.has("kinesisFirehoseRecordMetadata")).isTrue();
                    assertThat(sent.has("kinesisStreamRecordMetadata")).isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void theSchemaOfAnObjectIsThatOfItsBeginning(Api api) {
        var found = gateway.succeed(api, "DiscoverInputSchema", object("pages.csv"));

        assertThat(found.path("InputSchema").findValuesAsText("Name")).containsExactly("COL_1", "COL_2");
        assertThat(found.path("ParsedInputRecords")).hasSize(100);
        assertThat(found.path("RawInputRecords").path(0).asText()).hasSize(10_000);
        assertThat(found.path("InputSchema").findValuesAsText("SqlType")).containsExactly("VARCHAR(4)", "INTEGER");
    }

    @Test
    void recordsWithoutASchemaAreShownInTheError() {
        var stream = Streams.create(gateway.log(), "words", 1);

        var empty = gateway.call(Api.V2, "DiscoverInputSchema", request(STREAMS + "words", "NOW"));
        Streams.put(gateway.log(), stream, "nothing but words");
        var words = gateway.call(Api.V2, "DiscoverInputSchema", request(STREAMS + "words", "NOW"));

        assertThat(empty.code()).isEqualTo("UnableToDetectSchemaException");
        assertThat(empty.message()).isEqualTo("There are no records to detect a schema of.");
        assertThat(words.code()).isEqualTo("UnableToDetectSchemaException");
        assertThat(words.body().path("RawInputRecords").path(0).asText()).isEqualTo("nothing but words");
    }

    @Test
    void whatCannotBeLookedAtIsRefused() {
        assertThat(gateway.call(Api.V1, "DiscoverInputSchema", "{}").message())
                .isEqualTo("Exactly one of ResourceARN, S3Configuration must be specified.");
        assertThat(gateway.call(Api.V1, "DiscoverInputSchema", request(STREAMS + "absent", "NOW"))
                        .message())
                .isEqualTo("Stream " + STREAMS + "absent not found.");
        assertThat(gateway.call(Api.V1, "DiscoverInputSchema", request("arn:aws:s3:::bucket", "NOW"))
                        .code())
                .isEqualTo("InvalidArgumentException");
        assertThat(gateway.call(Api.V1, "DiscoverInputSchema", object("absent")).message())
                .isEqualTo("Object absent of arn:aws:s3:::tables not found.");
        assertThat(gateway.call(Api.V2, "DiscoverInputSchema", behind(FUNCTION, object("pages.csv")))
                        .message())
                .isEqualTo("InputProcessingConfiguration cannot be specified with S3Configuration.");
        assertThat(gateway.call(Api.V2, "DiscoverInputSchema", behind(ROLE, request(STREAMS + "x", "NOW")))
                        .message())
                .isEqualTo("ResourceARN is not the ARN of a function: " + ROLE);
    }

    @ParameterizedTest
    @EnumSource(Api.class)
    void theSchemaBehindAFunctionIsThatOfWhatItReturns(Api api) {
        var stream = Streams.create(gateway.log(), "processed-" + api, 1);
        Streams.put(gateway.log(), stream, "words", "drop", "fail", "more");

        var found = gateway.succeed(
                api, "DiscoverInputSchema", behind(FUNCTION, request(STREAMS + "processed-" + api, "TRIM_HORIZON")));

        assertThat(found.path("InputSchema").findValuesAsText("Mapping")).containsExactly("$.text");
        assertThat(found.path("ParsedInputRecords").toString()).isEqualTo("[[\"words\"],[\"more\"]]");
        assertThat(Gateway.JSON.convertValue(found.path("ProcessedInputRecords"), String[].class))
                .containsExactly("{\"text\":\"words\"}", "{\"text\":\"more\"}");
        assertThat(Gateway.JSON.convertValue(found.path("RawInputRecords"), String[].class))
                .containsExactly("words", "drop", "fail", "more");
        var events = EVENTS.stream()
                .filter(event -> event.path("streamArn").asText().equals(STREAMS + "processed-" + api))
                .toList();
        assertThat(events).hasSize(1);
        var event = events.get(0);
        var metadata = event.path("records").path(0).path("kinesisStreamRecordMetadata");
        assertThat(event.has("applicationArn")).isFalse();
        assertThat(metadata.path("shardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(metadata.path("sequenceNumber").asText()).matches("\\d{56}");
    }

    @Test
    void whatAFunctionMakesNoSchemaOfIsShownInTheError() {
        var stream = Streams.create(gateway.log(), "unprocessed", 1);
        var request = behind(FUNCTION, request(STREAMS + "unprocessed", "NOW"));

        Streams.put(gateway.log(), stream, "drop");
        var dropped = gateway.call(Api.V1, "DiscoverInputSchema", request);
        Streams.put(gateway.log(), stream, "break");
        var broken = gateway.call(Api.V1, "DiscoverInputSchema", request);

        assertThat(dropped.code()).isEqualTo("UnableToDetectSchemaException");
        assertThat(dropped.message()).isEqualTo("There are no records to detect a schema of.");
        assertThat(dropped.body().path("RawInputRecords").path(0).asText()).isEqualTo("drop");
        assertThat(dropped.body().path("ProcessedInputRecords").isArray()).isTrue();
        assertThat(broken.code()).isEqualTo("UnableToDetectSchemaException");
        assertThat(broken.message()).isEqualTo("The records could not be processed: Out of order");
        assertThat(broken.body().path("RawInputRecords")).hasSize(2);
    }
}
