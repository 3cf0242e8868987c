package io.kinefka.analytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinefka.analytics.application.Applications;
import io.kinefka.analytics.application.Outside;
import io.kinefka.analytics.application.StoredObjects;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import io.kinefka.aws.wire.DispatchSettings;
import io.kinefka.aws.wire.WireDispatcher;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.kinefka.log.KafkaLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** Both versions of the API on a log of its own, without HTTP: what clients send and get is JSON. */
final class Gateway implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    /** No objects and no functions. */
    static final Outside NOTHING = outside(
            (bucket, key, bytesMax) -> CompletableFuture.completedStage(Optional.empty()), (function, payload) -> {
                throw new FunctionException("Function not found");
            });

    private final KafkaLog log = Brokers.open();
    private final WireDispatcher dispatcher;

    /** The versions of the API. */
    enum Api {
        V1("KinesisAnalytics_20150814"),
        V2("KinesisAnalytics_20180523");

        private final String target;

        Api(String target) {
            this.target = target;
        }
    }

    /** An answer. */
    record Answer(int status, JsonNode body) {

        String code() {
            return body.path("__type").asText();
        }

        String message() {
            return body.path("message").asText();
        }
    }

    Gateway(Applications applications) {
        this(applications, NOTHING, Integer.MAX_VALUE);
    }

    Gateway(Applications applications, Outside outside, int applicationsMax) {
        dispatcher = new WireDispatcher(
                AnalyticsServices.create(
                        log, applications, outside, applicationsMax, ForkJoinPool.commonPool(), Clock.systemUTC()),
                new DispatchSettings("000000000000", "us-east-1"),
                (service, operation, errorCode, nanos) -> {},
                () -> "11111111-2222-3333-4444-555555555555",
                Clock.systemUTC());
    }

    static Outside outside(StoredObjects objects, Functions functions) {
        return new Outside(objects, functions, ForkJoinPool.commonPool());
    }

    KafkaLog log() {
        return log;
    }

    /** Calls an operation; the request is JSON in which quotes may be single. */
    Answer call(Api api, String operation, String request) {
        return begin(api, operation, request)
                .thenApply(Gateway::answer)
                .toCompletableFuture()
                .join();
    }

    /** Calls an operation that is expected to succeed. */
    JsonNode succeed(Api api, String operation, String request) {
        var answer = call(api, operation, request);
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(200);
        return answer.body();
    }

    CompletionStage<WireResponse> begin(Api api, String operation, String request) {
        var headers = Map.of(
                "content-type",
                "application/x-amz-json-1.1",
                "x-amz-target",
                api.target + "." + operation,
                "x-amz-date",
                "20261121T050925Z",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/kinesisanalytics/aws4_request,"
                        + " SignedHeaders=host;x-amz-date;x-amz-target, Signature=00");
        var body = StandardCharsets.UTF_8.encode(request.replace('\'', '"'));
        return dispatcher.dispatch(new WireRequest("POST", "/", "", headers, "127.0.0.1:50000", body));
    }

    static Answer answer(WireResponse response) {
        String text = StandardCharsets.UTF_8.decode(response.body().duplicate()).toString();
        try {
            return new Answer(response.status(), text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
