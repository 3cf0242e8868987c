package io.kinefka.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kinefka.aws.Service;
import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.broker.EmbeddedBroker;
import io.kinefka.broker.EmbeddedBrokerSettings;
import io.kinefka.encryption.KeyService;
import io.kinefka.kinesis.limits.Limits;
import io.kinefka.kinesis.limits.ScriptedFaults;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.KafkaLogSettings;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.stream.StreamDurations;
import io.kinefka.log.table.TableSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Kinesis on a broker that all tests of this JVM share, called with JSON as from the wire. */
final class KinesisUnderTest implements AutoCloseable {
    private static final EmbeddedBroker BROKER = startBroker();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCALINGS_PER_DAY = 10;
    private static final AtomicInteger NAMES = new AtomicInteger();

    final MovableClock clock = new MovableClock();
    final RecordingMeter meter = new RecordingMeter();
    final KafkaLog log;
    final ScriptedFaults faults;
    final KinesisSettings settings;
    private final WireDispatcher dispatcher;
    final Service service;

    /** What came back: the HTTP status and the body, missing where that is empty. */
    record Answer(int status, JsonNode body) {

        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String error() {
            return text("/__type") + ": " + text("/message");
        }
    }

    KinesisUnderTest() {
        this(new StreamDurations(Duration.ZERO, Duration.ZERO), 64 << 20, 500);
    }

    /** Changes of streams and consumers take a while. */
    KinesisUnderTest(ChangeDurations changes) {
        this(new StreamDurations(Duration.ZERO, Duration.ZERO), changes, KeyService.NONE, 64 << 20, 500, false);
    }

    KinesisUnderTest(StreamDurations durations, long writeBytesMax, int shardLimit) {
        this(durations, ChangeDurations.NONE, KeyService.NONE, writeBytesMax, shardLimit, false);
    }

    /** With the limits of AWS, and faults at hand. */
    static KinesisUnderTest limited() {
        var none = new StreamDurations(Duration.ZERO, Duration.ZERO);
        return new KinesisUnderTest(none, ChangeDurations.NONE, KeyService.NONE, 64 << 20, 500, true);
    }

    /** With keys to encrypt streams with, which takes them that long. */
    static KinesisUnderTest encrypting(KeyService keys, Duration lasts) {
        var none = Duration.ZERO;
        var changes = new ChangeDurations(none, none, none, lasts, none, none, none);
        return new KinesisUnderTest(new StreamDurations(none, none), changes, keys, 64 << 20, 500, false);
    }

    private KinesisUnderTest(
            StreamDurations durations,
            ChangeDurations changes,
            KeyService keys,
            long writeBytesMax,
            int shardLimit,
            boolean limited) {
        try {
            log = KafkaLog.open(
                    new KafkaLogSettings(
                            BROKER.bootstrapServers(),
                            Map.of(),
                            "000000000000",
                            "us-east-1",
                            durations,
                            -1,
                            Duration.ofSeconds(20),
                            Duration.ofMinutes(1),
                            writeBytesMax,
                            2,
                            64,
                            8 << 20,
                            MetricSettings.DEFAULT,
                            TableSettings.DEFAULT),
                    keys,
                    clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        faults = new ScriptedFaults(clock);
        settings = new KinesisSettings(
                shardLimit,
                changes,
                OnDemandPolicy.DEFAULT,
                Duration.ofMinutes(5),
                limited ? Limits.aws(log::gatewayCount, SCALINGS_PER_DAY, faults, clock) : Limits.NONE);
        service = KinesisService.create(log, settings, meter, clock)
                .toCompletableFuture()
                .join();
        dispatcher = new WireDispatcher(
                List.of(service),
                new DispatchSettings("000000000000", "us-east-1"),
                (name, operation, errorCode, nanos) -> {},
                () -> "request-id",
                clock);
    }

    private static EmbeddedBroker startBroker() {
        try {
            return EmbeddedBroker.start(
                    new EmbeddedBrokerSettings(Files.createTempDirectory("kinefka-kinesis-test"), 0, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    /** A stream name that no other test uses. */
    static String freshName() {
        return "stream-" + NAMES.incrementAndGet();
    }

    static String base64(String data) {
        return Base64.getEncoder().encodeToString(data.getBytes(UTF_8));
    }

    static String decoded(JsonNode data) {
        return new String(Base64.getDecoder().decode(data.asText()), UTF_8);
    }

    /** Calls an operation; single quotes in the JSON stand for double ones. */
    Answer call(String operation, String json) {
        return send(operation, json).join();
    }

    /** Calls an operation in the name of another account. */
    Answer callAs(String accountId, String operation, String json) {
        return sendAs(accountId, operation, json).join();
    }

    CompletableFuture<Answer> send(String operation, String json) {
        return sendAs("AKIDEXAMPLE", operation, json);
    }

    /** Subscribes a consumer to a shard; the rest is JSON that names the position. */
    Subscribed subscribe(String consumerArn, int shard, String rest) {
        return new Subscribed(dispatchAs(
                        "AKIDEXAMPLE",
                        "SubscribeToShard",
                        "{'ConsumerARN':'" + consumerArn + "','ShardId':'shardId-" + shard
                                + "','StartingPosition':{'Type':" + rest + "}}")
                .toCompletableFuture()
                .join());
    }

    private CompletableFuture<Answer> sendAs(String accessKeyId, String operation, String json) {
        return dispatchAs(accessKeyId, operation, json)
                .thenApply(response -> new Answer(
                        response.status(), parse(UTF_8.decode(response.body()).toString())))
                .toCompletableFuture();
    }

    private CompletionStage<WireResponse> dispatchAs(String accessKeyId, String operation, String json) {
        return dispatcher.dispatch(new WireRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "content-type",
                        "application/x-amz-json-1.1",
                        "x-amz-target",
                        "Kinesis_20131202." + operation,
                        "x-amz-date",
                        "20261121T050926Z",
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=" + accessKeyId
                                + "/20261121/us-east-1/kinesis/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=00"),
                "127.0.0.1:50000",
                UTF_8.encode(json.replace('\'', '"'))));
    }

    static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a stream of that many shards. */
    String create(int shards) {
        String name = freshName();
        call("CreateStream", "{'StreamName':'" + name + "','ShardCount':" + shards + "}");
        return name;
    }

    static String arn(String stream) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
    }

    /** Registers a consumer and returns its ARN. */
    String register(String stream, String consumer) {
        return call("RegisterStreamConsumer", "{'StreamARN':'" + arn(stream) + "','ConsumerName':'" + consumer + "'}")
                .text("/Consumer/ConsumerARN");
    }

    /** Puts one record and returns the answer. */
    Answer put(String stream, String key, String data) {
        return call(
                "PutRecord",
                "{'StreamName':'" + stream + "','PartitionKey':'" + key + "','Data':'" + base64(data) + "'}");
    }

    /** An iterator for the first shard; the rest is JSON that names the position. */
    String iterator(String stream, String rest) {
        return call(
                        "GetShardIterator",
                        "{'StreamName':'" + stream + "','ShardId':'shardId-000000000000','ShardIteratorType':" + rest
                                + "}")
                .text("/ShardIterator");
    }

    Answer read(String iterator) {
        return call("GetRecords", "{'ShardIterator':'" + iterator + "'}");
    }

    /** The data of the records in an answer. */
    static List<String> data(Answer answer) {
        return answer.at("/Records").findValues("Data").stream()
                .map(KinesisUnderTest::decoded)
                .toList();
    }

    @Override
    public void close() {
        log.close();
    }
}
