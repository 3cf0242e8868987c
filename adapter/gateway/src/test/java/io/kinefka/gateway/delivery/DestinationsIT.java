package io.kinefka.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.delivery.testing.HttpReceiver;
import io.kinefka.delivery.testing.LambdaHost;
import io.kinefka.gateway.RunningProgram;
import io.kinefka.gateway.clients.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** Functions, HTTP endpoints and changed destinations, as they are set through the API. */
class DestinationsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:transform";

    @TempDir
    private static Path data;

    private static LambdaHost lambda;
    private static Site site;
    private static RunningProgram gateway;
    private static FirehoseClient firehose;

    @BeforeAll
    static void open() throws Exception {
        lambda = new LambdaHost(DestinationsIT::inUpperCase);
        site = new Site(data);
        gateway = site.gateway("one", "--lambda-endpoint", lambda.endpoint().toString(), "--region", "eu-west-1");
        firehose = Clients.firehose(gateway.endpoint());
    }

    @AfterAll
    static void close() {
        firehose.close();
        gateway.close();
        site.close();
        lambda.close();
    }

    private static LambdaHost.Reply inUpperCase(JsonNode event) throws IOException {
        var reply = JSON.createObjectNode();
        var records = reply.putArray("records");
        for (JsonNode record : event.path("records")) {
            String text = new String(record.path("data").binaryValue(), UTF_8);
            var unused = records.addObject()
                    .put("recordId", record.path("recordId").asText())
                    .put("result", text.equals("drop\n") ? "Dropped" : "Ok")
                    .put(
                            "data",
                            Base64.getEncoder()
                                    .encodeToString(
                                            text.toUpperCase(Locale.ROOT).getBytes(UTF_8)));
        }
        return LambdaHost.Reply.ok(reply.toString());
    }

    private static void put(String deliveryStream, String text) {
        firehose.putRecord(request -> request.deliveryStreamName(deliveryStream)
                .record(record -> record.data(SdkBytes.fromUtf8String(text + "\n"))));
    }

    private static List<String> lines(String prefix) {
        return site.s3().keys().stream()
                .filter(key -> key.startsWith(prefix + "/"))
                .flatMap(key -> new String(site.s3().read(key), UTF_8).lines())
                .toList();
    }

    private static void awaitLines(String prefix, String... expected) {
        Site.patiently().untilAsserted(() -> assertThat(lines(prefix)).containsExactlyInAnyOrder(expected));
    }

    @Test
    void aFunctionTransformsWhatIsDelivered() {
        firehose.createDeliveryStream(
                request -> request.deliveryStreamName("transformed").extendedS3DestinationConfiguration(s3 -> {
                    Site.everySecond("transformed").accept(s3);
                    s3.processingConfiguration(
                            processing -> processing.enabled(true).processors(function()));
                }));

        put("transformed", "login");
        put("transformed", "drop");
        put("transformed", "logout");

        awaitLines("transformed", "LOGIN", "LOGOUT");
    }

    private static Processor function() {
        return Processor.builder()
                .type(ProcessorType.LAMBDA)
                .parameters(
                        parameter(ProcessorParameterName.LAMBDA_ARN, FUNCTION),
                        parameter(ProcessorParameterName.BUFFER_INTERVAL_IN_SECONDS, "1"))
                .build();
    }

    private static ProcessorParameter parameter(ProcessorParameterName name, String value) {
        return ProcessorParameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .build();
    }

    @Test
    void anHttpEndpointReceivesWhatIsPut() throws IOException {
        try (var receiver = new HttpReceiver(HttpReceiver::accept)) {
            firehose.createDeliveryStream(request -> request.deliveryStreamName("endpoint")
                    .httpEndpointDestinationConfiguration(http -> http.roleARN(Site.ROLE)
                            .endpointConfiguration(endpoint ->
                                    endpoint.url(receiver.url().toString()).accessKey("key"))
                            .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(1))
                            .s3Configuration(s3 -> s3.roleARN(Site.ROLE).bucketARN(Site.BUCKET))));

            put("endpoint", "login");
            put("endpoint", "logout");

            Site.patiently().untilAsserted(() -> assertThat(receiver.requests())
                    .flatExtracting(HttpReceiver.Request::records)
                    .containsExactlyInAnyOrder("login\n", "logout\n"));
            assertThat(receiver.violations()).isEmpty();
        }
    }

    @Test
    void aDestinationChangesWhileRecordsFlow() throws Exception {
        Site.create(firehose, "changing");
        var delivered = new Delivered(site.s3(), "ch");
        try (var load = new Load(firehose, "changing", 200)) {
            Site.patiently().until(() -> !lines("changing").isEmpty());

            firehose.updateDestination(request -> request.deliveryStreamName("changing")
                    .currentDeliveryStreamVersionId("1")
                    .destinationId("destinationId-000000000001")
                    .extendedS3DestinationUpdate(s3 -> s3.prefix("changed/")));

            Site.patiently().until(() -> !lines("changed").isEmpty());
            var acknowledged = load.stop();
            Site.patiently().until(() -> delivered.hasAll(acknowledged));
        }
    }
}
