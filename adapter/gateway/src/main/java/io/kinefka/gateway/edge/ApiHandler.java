package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an API request through: receive its body, dispatch it, send its answer from the connection's event loop. */
final class ApiHandler implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Context eventLoop;
    private final Dispatcher dispatcher;
    private final int bodyBytesMax;
    private final ByteBudget bodies;
    private final InFlight inFlight;

    ApiHandler(Context eventLoop, Dispatcher dispatcher, int bodyBytesMax, ByteBudget bodies, InFlight inFlight) {
        this.eventLoop = eventLoop;
        this.dispatcher = dispatcher;
        this.bodyBytesMax = bodyBytesMax;
        this.bodies = bodies;
        this.inFlight = inFlight;
    }

    @Override
    public void handle(HttpServerRequest request) {
        inFlight.begin();
        request.response().exceptionHandler(ApiHandler::clientWentAway);
        var body = ReceivedBody.of(request, bodyBytesMax, bodies);
        body.whole()
                .compose(bytes -> dispatch(request, bytes))
                .recover(failure -> refuse(request, failure))
                .onSuccess(answer -> send(request, answer))
                .onFailure(ApiHandler::clientWentAway)
                .onComplete(outcome -> {
                    body.release();
                    inFlight.end();
                });
    }

    private Future<WireResponse> dispatch(HttpServerRequest request, ByteBuffer body) {
        return Future.fromCompletionStage(dispatcher.dispatch(wireRequest(request, body)), eventLoop);
    }

    private Future<WireResponse> refuse(HttpServerRequest request, Throwable failure) {
        AwsException reason;
        if (failure instanceof AwsException known) {
            reason = known;
        } else if (request.isEnded()) {
            LOG.atError().setCause(failure).log("Request failed in the edge");
            reason = AwsException.internal();
        } else {
            return Future.failedFuture(failure);
        }
        var unread = wireRequest(request, ByteBuffer.allocate(0));
        return Future.fromCompletionStage(dispatcher.refuse(unread, reason), eventLoop);
    }

    private static WireRequest wireRequest(HttpServerRequest request, ByteBuffer body) {
        var headers = new HashMap<String, String>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        var authority = request.authority();
        if (authority != null) {
            // HTTP/2 names the host in a pseudo header, but clients sign it as this one.
            headers.putIfAbsent("host", authority.toString());
        }
        return new WireRequest(
                request.method().name(),
                Objects.requireNonNullElse(request.path(), "/"),
                Objects.requireNonNullElse(request.query(), ""),
                headers,
                body);
    }

    private static void send(HttpServerRequest request, WireResponse answer) {
        var response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(answer.body())))
                .onFailure(ApiHandler::clientWentAway);
    }

    private static void clientWentAway(Throwable failure) {
        LOG.atDebug().addKeyValue("reason", failure.toString()).log("Client went away");
    }
}
