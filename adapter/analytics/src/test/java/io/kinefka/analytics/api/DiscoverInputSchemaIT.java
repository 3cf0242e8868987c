package io.kinefka.analytics.api;

import static io.kinefka.analytics.api.Texts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.api.Gateway.Api;
import io.kinefka.analytics.application.Applications;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.NewDeliveryStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscoverInputSchemaIT {
    private static final String STREAMS = "arn:aws:kinesis:us-east-1:000000000000:stream/";

    private static Gateway gateway;

    @BeforeAll
    static void open() {
        gateway = new Gateway(Applications.NONE, DiscoverInputSchemaIT::object, Integer.MAX_VALUE);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** There is one object, of more than is looked at. */
    private static CompletionStage<Optional<byte[]>> object(String bucketArn, String key, int bytesMax) {
        byte[] content = "page,1234\n".repeat(bytesMax).getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.completedStage(
                bucketArn.equals("arn:aws:s3:::tables") && key.equals("pages.csv")
                        ? Optional.of(Arrays.copyOf(content, bytesMax))
                        : Optional.empty());
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

    @Test
    void theSchemaOfADeliveryStreamIsThatOfWhatWasPut() {
        var id = new DeliveryStreamId("000000000000", "us-east-1", "discovered");
        var created = gateway.log()
                .deliveryStreams()
                .create(
                        new NewDeliveryStream(
                                id,
                                DeliverySource.DIRECT_PUT,
                                null,
                                Optional.empty(),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                new TreeMap<>()),
                        2,
                        all -> {})
                .toCompletableFuture()
                .join();
        var unused = gateway.log()
                .topicWriter()
                .append(created.topic(), 2, List.of(StandardCharsets.UTF_8.encode("a,1\nb,2\n")))
                .toCompletableFuture()
                .join();

        var found = gateway.succeed(Api.V1, "DiscoverInputSchema", request(id.arn(), "TRIM_HORIZON"));

        assertThat(found.path("InputSchema").findValuesAsText("RecordColumnDelimiter"))
                .containsExactly(",");
        assertThat(found.path("InputSchema").findValuesAsText("SqlType")).containsExactly("VARCHAR(4)", "INTEGER");
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
        assertThat(gateway.call(
                                Api.V1,
                                "DiscoverInputSchema",
                                "{'ResourceARN': '" + STREAMS
                                        + "x', 'InputProcessingConfiguration': {'InputLambdaProcessor': "
                                        + Texts.withRole(Texts.FUNCTION) + "}}")
                        .code())
                .isEqualTo("UnsupportedOperationException");
    }
}
