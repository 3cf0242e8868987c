package io.kinefka.companions;

import io.kinefka.aws.Service;
import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.encryption.KeyService;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.metrics.MetricSettings;
import io.kinefka.log.table.TableSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** CloudWatch on a log of its own, called over the wire without HTTP. */
final class CloudWatchUnderTest implements AutoCloseable {
    final Service service;
    private final KafkaLog log;
    private final WireDispatcher dispatcher;

    CloudWatchUnderTest() {
        this(MetricSettings.DEFAULT);
    }

    CloudWatchUnderTest(MetricSettings metrics) {
        var clock = Clock.systemUTC();
        try {
            log = KafkaLog.open(Broker.settings(metrics, TableSettings.DEFAULT), KeyService.NONE, clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        service = CloudWatchService.create(log.metrics(), clock);
        dispatcher = new WireDispatcher(
                List.of(service),
                new DispatchSettings("000000000000", "us-east-1"),
                (name, operation, errorCode, nanos) -> {},
                () -> "id",
                clock);
    }

    /** The status and the body of the answer to a request in JSON. */
    String call(String operation, String json) {
        var response = dispatcher
                .dispatch(new WireRequest(
                        "POST",
                        "/",
                        "",
                        Map.of(
                                "content-type",
                                "application/x-amz-json-1.0",
                                "x-amz-target",
                                "GraniteServiceVersion20100801." + operation,
                                "x-amz-date",
                                "20261121T050925Z",
                                "authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/monitoring/aws4_request,"
                                        + " SignedHeaders=host;x-amz-date, Signature=00"),
                        "127.0.0.1:50000",
                        ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8))))
                .toCompletableFuture()
                .join();
        return response.status() + " " + StandardCharsets.UTF_8.decode(response.body());
    }

    @Override
    public void close() {
        log.close();
    }
}
