package io.kinefka.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.gateway.Gateway;
import io.kinefka.gateway.config.ConfigReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Faults asked for over HTTP, as the AWS SDK meets them. */
class ScriptedFaultsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SHARD = "shardId-000000000000";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Gateway gateway;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient patient;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient impatient;

    @BeforeAll
    static void open() {
        gateway = start("aws");
        patient = Clients.syncWithAttempts(endpoint(), 20);
        impatient = Clients.syncWithoutRetries(endpoint());
        create("bad");
    }

    @AfterAll
    static void close() {
        patient.close();
        impatient.close();
        gateway.close();
    }

    @AfterEach
    void clear() throws Exception {
        assertThat(send("DELETE", "/_kinefka/faults", "").statusCode()).isEqualTo(200);
    }

    private static Gateway start(String limits) {
        return Gateway.start(ConfigReader.read(
                Map.of(
                        "port", "0",
                        "embedded.kafka.port", "0",
                        "data", directory.resolve(limits).toString(),
                        "limits", limits,
                        "streams.create.duration", "0",
                        "streams.split.duration", "0"),
                Map.of(),
                Optional.empty()));
    }

    private static URI endpoint() {
        return endpoint(gateway);
    }

    private static URI endpoint(Gateway one) {
        return URI.create("http://127.0.0.1:" + one.port());
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(endpoint(), method, path, body);
    }

    private static HttpResponse<String> send(URI endpoint, String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String post(String fault, String body) throws IOException, InterruptedException {
        var answer = send("POST", "/_kinefka/faults/" + fault, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void create(String stream) {
        patient.createStream(request -> request.streamName(stream).shardCount(1));
    }

    private static void put(KinesisClient client, String stream, String data) {
        client.putRecord(request -> request.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(data)));
    }

    private static String iterator(String stream) {
        return patient.getShardIterator(request ->
                        request.streamName(stream).shardId(SHARD).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    @Test
    void aClientRetriesThroughThrottling() throws Exception {
        create("throttled");

        post("throttle", "{'stream':'throttled','shard':'" + SHARD + "','seconds':600}");
        assertThatThrownBy(() -> put(impatient, "throttled", "lost"))
                .isInstanceOf(ProvisionedThroughputExceededException.class)
                .hasMessageContaining("Rate exceeded for shard shardId-000000000000 in stream throttled under account"
                        + " 000000000000.");

        post("throttle", "{'stream':'throttled','shard':'" + SHARD + "','seconds':0.8}");
        put(patient, "throttled", "kept");
        assertThat(patient.getRecords(request -> request.shardIterator(iterator("throttled")))
                        .records())
                .extracting(found -> found.data().asUtf8String())
                .containsExactly("kept");
    }

    @Test
    void aClientRetriesThroughFailures() throws Exception {
        create("failing");

        post("put-failures", "{'stream':'failing','percent':100,'seconds':600}");
        assertThatThrownBy(() -> put(impatient, "failing", "lost"))
                .isInstanceOfSatisfying(SdkServiceException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(500));

        post("put-failures", "{'stream':'failing','percent':50,'seconds':60}");
        for (int i = 0; i < 3; i++) {
            put(patient, "failing", "kept");
        }
        assertThat(patient.getRecords(request -> request.shardIterator(iterator("failing")))
                        .records())
                .hasSize(3);
    }

    @Test
    void iteratorsExpireAtOnceOrBecauseTimeHasPassed() throws Exception {
        create("expiring");
        String first = iterator("expiring");

        post("expire-iterators", "");
        String second = iterator("expiring");
        assertThatThrownBy(() -> impatient.getRecords(request -> request.shardIterator(first)))
                .isInstanceOf(ExpiredIteratorException.class);
        assertThat(patient.getRecords(request -> request.shardIterator(second)).records())
                .isEmpty();

        assertThat(post("clock", "{'advance':'PT6M'}")).startsWith("{\"now\":\"2");
        assertThatThrownBy(() -> impatient.getRecords(request -> request.shardIterator(second)))
                .isInstanceOf(ExpiredIteratorException.class);
    }

    @Test
    void aStreamIsResharded() throws Exception {
        create("resharded");

        assertThat(post("reshard", "{'stream':'arn:aws:kinesis:us-east-1:000000000000:stream/resharded'}"))
                .isEqualTo("{\"closed\":[\"shardId-000000000000\"]}");
        assertThat(patient.listShards(request -> request.streamName("resharded"))
                        .shards())
                .extracting(Shard::shardId)
                .containsExactly(SHARD, "shardId-000000000001", "shardId-000000000002");
    }

    @Test
    void callsAreLimitedAsOnAws() {
        assertThatThrownBy(() -> {
                    long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
                    while (System.nanoTime() < until) {
                        impatient.listStreams();
                    }
                })
                .isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throttle     | {                                                | The body is not JSON: ",
                "throttle     | []                                               | The body must be a JSON object",
                "throttle     | {'stream':'bad','shard':'0','second':1}          | Unknown member 'second'",
                "throttle     | {'shard':'0','seconds':1}                        | 'stream' must be given as a text",
                "throttle     | {'stream':'no!','shard':'0','seconds':1}         | 'stream' must be the name or the ARN",
                "throttle     | {'stream':'unknown','shard':'0','seconds':1}     | There is no stream unknown",
                "throttle     | {'stream':'bad','shard':'x','seconds':1}         | 'shard' must be a shard id",
                "throttle     | {'stream':'bad','shard':'7','seconds':1}         | There is no shard shardId-000000000007 in stream bad",
                "throttle     | {'stream':'bad','shard':'0','seconds':'1'}       | 'seconds' must be given as a number",
                "throttle     | {'stream':'bad','shard':'0','seconds':0}         | 'seconds' must be more than 0",
                "put-failures | {'stream':'bad','percent':101,'seconds':1}       | 'percent' must be a whole number",
                "clock        | {'advance':'1h'}                                 | 'advance' must be a duration such as PT1H",
                "clock        | {'advance':'PT-1S'}                              | 'advance' must be at least PT0S",
                "reshard      | {'stream':'unknown'}                             | There is no stream unknown",
            })
    void aRequestThatIsNotUnderstoodIsRefused(String fault, String body, String message) throws Exception {
        var answer = send("POST", "/_kinefka/faults/" + fault, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"message\":\"" + message);
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertThat(send("POST", "/_kinefka/faults/earthquake", "{}").statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/_kinefka/faults", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/_kinefka/", "").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheProfileThereAreNoFaults() throws Exception {
        try (var unlimited = start("none")) {
            assertThat(send(endpoint(unlimited), "POST", "/_kinefka/faults/expire-iterators", "{}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send(endpoint(unlimited), "DELETE", "/_kinefka/faults", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
