package io.kinefka.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.delivery.testing.LambdaHost;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.gateway.HttpCalls;
import io.kinefka.gateway.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function before an SQL application and behind it, as they are set through the API. */
class AnalyticsFunctionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KINESIS = "Kinesis_20131202.";
    private static final String ANALYTICS = "KinesisAnalytics_20150814.";
    private static final String WITH_FUNCTION =
            "{'ResourceARN': 'arn:aws:lambda:eu-west-1:000000000000:function:transform', 'RoleARN': 'ROLE'}";
    private static final String APPLICATION = """
            {
              'ApplicationName': 'pages',
              'ApplicationCode': 'CREATE STREAM "OUT" ("page" VARCHAR(64)); CREATE PUMP "P" AS INSERT INTO "OUT" SELECT STREAM "page" FROM "IN_001";',
              'Inputs': [{
                'NamePrefix': 'IN',
                'KinesisStreamsInput': {
                  'ResourceARN': 'arn:aws:kinesis:eu-west-1:000000000000:stream/clicks', 'RoleARN': 'ROLE'},
                'InputSchema': {
                  'RecordFormat': {'RecordFormatType': 'JSON'},
                  'RecordColumns': [{'Name': 'page', 'SqlType': 'VARCHAR(64)', 'Mapping': '$.page'}]}}],
              'Outputs': [{
                'Name': 'OUT', 'DestinationSchema': {'RecordFormatType': 'CSV'}, 'LambdaOutput': WITH_FUNCTION}]
            }""".replace("\"", "\\\"").replace("WITH_FUNCTION", WITH_FUNCTION);

    private static final String DISCOVERY = """
            {
              'ResourceARN': 'arn:aws:kinesis:eu-west-1:000000000000:stream/clicks',
              'RoleARN': 'ROLE',
              'InputStartingPositionConfiguration': {'InputStartingPosition': 'TRIM_HORIZON'},
              'InputProcessingConfiguration': {'InputLambdaProcessor': WITH_FUNCTION}
            }""".replace("WITH_FUNCTION", WITH_FUNCTION);

    private final List<String> delivered = new CopyOnWriteArrayList<>();

    @Test
    void functionsTakeEffectWhileAnApplicationRuns(@TempDir Path data) throws Exception {
        try (var lambda = new LambdaHost(this::reply);
                var program = RunningProgram.start(
                        LocalS3.ENVIRONMENT,
                        data,
                        "--lambda-endpoint",
                        lambda.endpoint().toString(),
                        "--region",
                        "eu-west-1")) {
            var calls = new HttpCalls(program.endpoint());
            succeed(calls, KINESIS + "CreateStream", "{'StreamName': 'clicks', 'ShardCount': 1}");
            succeed(calls, ANALYTICS + "CreateApplication", APPLICATION);
            succeed(
                    calls,
                    ANALYTICS + "AddApplicationInputProcessingConfiguration",
                    "{'ApplicationName': 'pages', 'CurrentApplicationVersionId': 1, 'InputId': '1.1',"
                            + " 'InputProcessingConfiguration': {'InputLambdaProcessor': " + WITH_FUNCTION + "}}");
            succeed(calls, ANALYTICS + "StartApplication", """
                    {'ApplicationName': 'pages', 'InputConfigurations': [{'Id': '1.1',
                      'InputStartingPositionConfiguration': {'InputStartingPosition': 'TRIM_HORIZON'}}]}""");

            put(calls, "/home");
            eventually().untilAsserted(() -> assertThat(delivered).contains("/home"));
            assertThat(succeed(calls, ANALYTICS + "DiscoverInputSchema", DISCOVERY))
                    .contains("\"ProcessedInputRecords\":[\"{\\\"page\\\": \\\"/home\\\"}\"]")
                    .contains("\"RawInputRecords\":[\"/home\"]")
                    .contains("\"Mapping\":\"$.page\"");

            succeed(
                    calls,
                    ANALYTICS + "DeleteApplicationInputProcessingConfiguration",
                    "{'ApplicationName': 'pages', 'CurrentApplicationVersionId': 2, 'InputId': '1.1'}");
            eventually().untilAsserted(() -> {
                // What still passes through the function is no JSON any more.
                put(calls, "{\"page\": \"/pay\"}");
                assertThat(delivered).contains("/pay");
            });

            var metadata = lambda.events().get(0).path("records").path(0).path("kinesisStreamRecordMetadata");
            assertThat(metadata.path("shardId").asText()).isEqualTo("shardId-000000000000");
            assertThat(metadata.path("partitionKey").asText()).isEqualTo("any");
        }
    }

    /** Makes JSON of what comes from the stream, and takes everything else. */
    private LambdaHost.Reply reply(JsonNode event) throws IOException {
        var reply = JSON.createObjectNode();
        var records = reply.putArray("records");
        for (JsonNode each : event.path("records")) {
            String text = new String(each.path("data").binaryValue(), UTF_8).strip();
            var answer = records.addObject()
                    .put("recordId", each.path("recordId").asText())
                    .put("result", "Ok");
            if (event.has("streamArn")) {
                var unused = answer.put("data", encoded("{\"page\": \"" + text + "\"}"));
            } else {
                delivered.add(text);
            }
        }
        return LambdaHost.Reply.ok(reply.toString());
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
    }

    private static void put(HttpCalls calls, String data) throws IOException, InterruptedException {
        var unused = succeed(
                calls,
                KINESIS + "PutRecord",
                "{'StreamName': 'clicks', 'PartitionKey': 'any', 'Data': '" + encoded(data) + "'}");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String succeed(HttpCalls calls, String target, String request)
            throws IOException, InterruptedException {
        var reply = calls.call(
                target, "eu-west-1", request.replace('\'', '"').replace("ROLE", "arn:aws:iam::000000000000:role/any"));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }
}
