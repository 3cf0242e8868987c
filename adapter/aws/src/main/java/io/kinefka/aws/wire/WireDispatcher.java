package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.RequestContext;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.QueryProtocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Answers AWS calls: everything between the HTTP edge and the operations. */
public final class WireDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(WireDispatcher.class);

    private final Routes routes;
    private final Authentication authentication;
    private final RequestLog requestLog;
    private final Supplier<String> requestIds;
    private final Clock clock;

    /**
     * Wires the operations of all services.
     *
     * @param requestIds makes the ids that answers carry as {@code x-amzn-RequestId}
     * @param clock times requests
     * @throws IllegalArgumentException when the records of an operation do not fit its model
     */
    public WireDispatcher(
            List<Service> services,
            DispatchSettings settings,
            RequestLog requestLog,
            Supplier<String> requestIds,
            Clock clock) {
        this.routes = new Routes(services);
        this.authentication = new Authentication(settings);
        this.requestLog = requestLog;
        this.requestIds = requestIds;
        this.clock = clock;
    }

    /**
     * Answers a request. Neither this method nor the stage ever fails: every failure is an AWS error by then. The
     * request's body is not used any more when this method has returned.
     */
    public CompletionStage<WireResponse> dispatch(WireRequest received) {
        WireRequest request;
        try {
            request = ContentCoding.undone(received);
        } catch (AwsException unreadable) {
            return CompletableFuture.completedFuture(refuse(received, unreadable));
        }
        Exchange exchange = open(request);
        if (Cors.isPreflight(request)) {
            return CompletableFuture.completedFuture(preflight(exchange, request));
        }
        return CompletableFuture.completedFuture(exchange)
                .thenCompose(opened -> serve(opened, request))
                .exceptionally(failure -> fail(exchange, failure))
                .thenApply(reply -> close(exchange, reply));
    }

    /** Answers a request that the edge itself refuses, for example because its body is too large. */
    public WireResponse refuse(WireRequest request, AwsException reason) {
        Exchange exchange = open(request);
        return close(exchange, fail(exchange, reason));
    }

    /** The path of every call. Who calls is known before the body is read. */
    private CompletionStage<Reply> serve(Exchange exchange, WireRequest request) {
        WiredOperation operation = Identification.identify(request, exchange.dialect(), exchange.route());
        Caller caller = authentication.authenticate(request);
        Map<String, Object> members = operation.decode(exchange.dialect(), request);
        operation.validate(members);
        Object input = operation.bind(members);
        RequestContext context = new RequestContext(exchange.requestId(), caller.accountId(), caller.region());
        return operation.handle(context, input).thenApply(output -> operation.encode(exchange, output));
    }

    private Exchange open(WireRequest request) {
        Dialect dialect = Dialect.of(request);
        return new Exchange(
                requestIds.get(),
                request.client(),
                clock.instant(),
                dialect,
                routes.find(request, dialect),
                Cors.isCrossOrigin(request));
    }

    private static Reply fail(Exchange exchange, Throwable failure) {
        AwsException error = known(exchange, failure);
        about(exchange, error.status() < 500 ? Level.DEBUG : Level.WARN)
                .addKeyValue("errorCode", error.code())
                .log("Request answered with an error");
        return Reply.error(exchange, error);
    }

    private static AwsException known(Exchange exchange, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof AwsException error) {
            return error;
        }
        about(exchange, Level.ERROR).setCause(cause).log("Request failed unexpectedly");
        return AwsException.internal();
    }

    private WireResponse close(Exchange exchange, Reply reply) {
        Map<String, String> headers = commonHeaders(exchange);
        if (reply.events() != null) {
            headers.put("Content-Type", EventFrame.CONTENT_TYPE);
        } else if (!exchange.dialect().contentType().isEmpty()) {
            headers.put("Content-Type", exchange.dialect().contentType());
        }
        if (exchange.dialect() == Dialect.RPC_V2_CBOR) {
            headers.put(RpcV2.HEADER, RpcV2.PROTOCOL);
        }
        if (!reply.errorCode().isEmpty()) {
            describeError(exchange, reply, headers);
        }
        if (exchange.route().bodyChecksums()) {
            headers.put("x-amz-crc32", Long.toString(checksum(reply.body())));
        }
        if (exchange.crossOrigin()) {
            Cors.answerCall(headers);
        }
        record(exchange, reply.errorCode());
        return new WireResponse(reply.status(), Collections.unmodifiableMap(headers), reply.body(), reply.events());
    }

    private static long checksum(ByteBuffer body) {
        CRC32 checksum = new CRC32();
        checksum.update(body.duplicate());
        return checksum.getValue();
    }

    private static void describeError(Exchange exchange, Reply reply, Map<String, String> headers) {
        QueryProtocol query = exchange.route().query();
        headers.put("x-amzn-errortype", reply.errorCode());
        if (query != null && exchange.dialect() != Dialect.QUERY) {
            headers.put("x-amzn-query-error", QueryErrors.header(query, reply.errorCode(), reply.status()));
        }
    }

    private WireResponse preflight(Exchange exchange, WireRequest request) {
        Map<String, String> headers = commonHeaders(exchange);
        Cors.answerPreflight(request, headers);
        record(exchange, "");
        return new WireResponse(200, Collections.unmodifiableMap(headers), Reply.EMPTY_BODY.duplicate());
    }

    /** Support asks for both ids; ours are one, so that either finds the request. */
    private static Map<String, String> commonHeaders(Exchange exchange) {
        String id = exchange.requestId();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", id);
        headers.put("x-amz-id-2", Base64.getEncoder().encodeToString((id + id).getBytes(StandardCharsets.US_ASCII)));
        return headers;
    }

    private void record(Exchange exchange, String errorCode) {
        long nanos = Math.max(
                0, Duration.between(exchange.arrival(), clock.instant()).toNanos());
        try {
            requestLog.answered(exchange.route().service(), exchange.route().operation(), errorCode, nanos);
        } catch (RuntimeException failure) {
            about(exchange, Level.ERROR).setCause(failure).log("Request log failed");
        }
    }

    private static LoggingEventBuilder about(Exchange exchange, Level level) {
        return LOG.atLevel(level)
                .addKeyValue("requestId", exchange.requestId())
                .addKeyValue("client", exchange.client())
                .addKeyValue("service", exchange.route().service())
                .addKeyValue("operation", exchange.route().operation());
    }
}
