package io.kinefka.clients.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.kpl.Kpl;
import io.kinefka.gateway.RunningProgram;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The steps of tutorials on Kinesis, with the AWS SDK for Java 2, where AWS's limits hold and faults are scripted. */
class TutorialIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static RunningProgram program;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient kinesis;

    @SuppressWarnings("NullAway.Init")
    private static KinesisClient withoutRetries;

    @SuppressWarnings("NullAway.Init")
    private static CloudWatchClient cloudWatch;

    @BeforeAll
    static void open(@TempDir Path data) {
        program = RunningProgram.start(
                data,
                "--limits",
                "aws",
                "--streams-create-duration",
                "500ms",
                "--streams-scale-duration",
                "500ms",
                "--streams-configure-duration",
                "500ms",
                "--streams-encrypt-duration",
                "500ms");
        kinesis = JavaSdks.sync(Endpoint.http(program));
        withoutRetries = JavaSdks.syncWithoutRetries(Endpoint.http(program));
        cloudWatch = JavaSdks.cloudWatch(Endpoint.http(program));
    }

    @AfterAll
    static void close() {
        cloudWatch.close();
        withoutRetries.close();
        kinesis.close();
        program.close();
    }

    private static StreamDescriptionSummary create(String stream, int shards) {
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        JavaSdks.awaitActive(kinesis, stream);
        return summary(stream);
    }

    private static StreamDescriptionSummary summary(String stream) {
        return kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary();
    }

    private static StreamDescriptionSummary awaitActive(String stream) {
        JavaSdks.awaitActive(kinesis, stream);
        return summary(stream);
    }

    private static void script(String fault, String body) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(program.endpoint().resolve("/_kinefka/faults/" + fault))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void clearFaults() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(program.endpoint().resolve("/_kinefka/faults"))
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static List<PutRecordsRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i)
                        .data(SdkBytes.fromUtf8String("value-" + i))
                        .build())
                .toList();
    }

    private static List<SdkBytes> read(String stream) {
        return Kpl.stored(kinesis, stream).stream().map(record -> record.data()).toList();
    }

    @Test
    void aProducerSendsAgainWhatFailedOfItsRecords() throws Exception {
        create("partial", 2);
        script("put-failures", "{\"stream\":\"partial\",\"percent\":40,\"seconds\":60}");
        var producer = new RetryingProducer(withoutRetries, "partial");
        var records = entries(200);

        producer.putAll(records);

        assertThat(producer.retries).hasPositiveValue();
        assertThat(read("partial"))
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(PutRecordsRequestEntry::data).toList());
    }

    @Test
    void aPutBacksOffUntilItIsNoLongerThrottled() throws Exception {
        create("throttled", 1);
        script("throttle", "{\"stream\":\"throttled\",\"shard\":\"shardId-000000000000\",\"seconds\":600}");
        var producer = new RetryingProducer(withoutRetries, "throttled");

        var put = CompletableFuture.runAsync(() -> producer.put(PutRecordRequest.builder()
                .streamName("throttled")
                .partitionKey("key")
                .data(SdkBytes.fromUtf8String("patience"))
                .build()));
        await().atMost(PATIENCE).until(() -> producer.retries.get() > 0);
        clearFaults();

        assertThat(put).succeedsWithin(PATIENCE);
        assertThat(read("throttled")).containsExactly(SdkBytes.fromUtf8String("patience"));
    }

    @Test
    void aShardManagerDoublesTheShardsOfABusyStream() {
        create("busy", 2);
        create("idle", 2);
        var manager = new ShardManager(kinesis, cloudWatch, 100);
        new RetryingProducer(withoutRetries, "busy").putAll(entries(300));
        new RetryingProducer(withoutRetries, "idle").putAll(entries(30));

        assertThat(manager.incomingRecords("busy")).isEqualTo(300);
        assertThat(manager.manage("busy")).isEqualTo(4);
        assertThat(manager.manage("busy")).isEqualTo(4);
        assertThat(manager.manage("idle")).isEqualTo(2);
    }

    @Test
    void aStreamIsOnDemand() {
        kinesis.createStream(request ->
                request.streamName("on-demand").streamModeDetails(details -> details.streamMode(StreamMode.ON_DEMAND)));

        var created = awaitActive("on-demand");

        assertThat(created.streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
        assertThat(created.openShardCount()).isEqualTo(4);
        kinesis.updateStreamMode(request -> request.streamARN(created.streamARN())
                .streamModeDetails(details -> details.streamMode(StreamMode.PROVISIONED)));
        assertThat(awaitActive("on-demand").streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
    }

    @Test
    void recordsAreKeptLongerAndEncrypted() {
        create("precious", 1);

        kinesis.increaseStreamRetentionPeriod(
                request -> request.streamName("precious").retentionPeriodHours(168));
        awaitActive("precious");
        kinesis.startStreamEncryption(request -> request.streamName("precious")
                .encryptionType(EncryptionType.KMS)
                .keyId("alias/aws/kinesis"));
        var encrypted = awaitActive("precious");

        assertThat(encrypted.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(encrypted.retentionPeriodHours()).isEqualTo(168);
        assertThat(encrypted.encryptionType()).isEqualTo(EncryptionType.KMS);
        new RetryingProducer(withoutRetries, "precious").putAll(entries(3));
        assertThat(Kpl.stored(kinesis, "precious"))
                .hasSize(3)
                .allMatch(record -> record.encryptionType() == EncryptionType.KMS);
    }
}
