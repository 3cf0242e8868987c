package io.kinefka.companions.dynamodb;

import io.kinefka.aws.Service;
import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.companions.Broker;
import io.kinefka.encryption.KeyService;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.table.TableSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** DynamoDB of one gateway, called over the wire without HTTP. All of them share their tables. */
public final class DynamoDbUnderTest implements AutoCloseable {
    private static final int TABLES_MAX = 50;

    /** What it serves. */
    public final Service service;

    private final KafkaLog log;
    private final WireDispatcher dispatcher;

    /** Another gateway. */
    public DynamoDbUnderTest() {
        try {
            log = KafkaLog.open(
                    Broker.settings(MetricSettings.DEFAULT, TableSettings.DEFAULT), KeyService.NONE, Clock.systemUTC());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        service = DynamoDbService.create(log.tables(), TABLES_MAX, Clock.systemUTC(), (table, before, after) -> {});
        dispatcher = new WireDispatcher(
                List.of(service),
                new DispatchSettings("000000000000", "us-east-1"),
                (name, operation, errorCode, nanos) -> {},
                () -> "id",
                Clock.systemUTC());
    }

    /** The status and the body of the answer. */
    String call(String operation, String json) {
        return send(operation, json).toCompletableFuture().join();
    }

    CompletionStage<String> send(String operation, String json) {
        var request = new WireRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "content-type",
                        "application/x-amz-json-1.0",
                        "x-amz-target",
                        "DynamoDB_20120810." + operation,
                        "x-amz-date",
                        "20261121T050925Z",
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=00"),
                "127.0.0.1:50000",
                ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
        return dispatcher
                .dispatch(request)
                .thenApply(response -> response.status() + " " + StandardCharsets.UTF_8.decode(response.body()));
    }

    @Override
    public void close() {
        log.close();
    }
}
