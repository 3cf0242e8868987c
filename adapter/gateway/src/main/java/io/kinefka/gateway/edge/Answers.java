package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.wire.WireRequest;
import io.kinefka.aws.wire.WireResponse;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;

/**
 * Has requests answered by the dispatcher and sends what it says, from the connection's event loop. Large answers that
 * wait for a client to read them are held within a budget; one that does not fit is given up for a retryable error.
 */
final class Answers {
    /** Smaller answers are always sent: to refuse them would cost as much. */
    private static final int SMALL_BYTES_MAX = 64 << 10;

    private final Context eventLoop;
    private final Dispatcher dispatcher;
    private final ByteBudget budget;
    private final LiveEvents live;

    Answers(Context eventLoop, Dispatcher dispatcher, ByteBudget budget, LiveEvents live) {
        this.live = live;
        this.eventLoop = eventLoop;
        this.dispatcher = dispatcher;
        this.budget = budget;
    }

    Future<WireResponse> dispatched(HttpServerRequest request, ByteBuffer body) {
        return Future.fromCompletionStage(dispatcher.dispatch(wireRequest(request, body)), eventLoop);
    }

    Future<WireResponse> refused(HttpServerRequest request, AwsException reason) {
        var unread = wireRequest(request, ByteBuffer.allocate(0));
        return Future.fromCompletionStage(dispatcher.refuse(unread, reason), eventLoop);
    }

    /** Done when the client has been sent everything, or failed because it went away. */
    Future<Void> send(HttpServerRequest request, WireResponse answer) {
        var response = request.response();
        var events = answer.events();
        if (response.closed() || response.ended()) {
            if (events != null) {
                events.cancel();
            }
            return Future.succeededFuture();
        }
        if (events != null) {
            head(response, answer);
            return live.send(eventLoop, response, events);
        }
        if (answer.body().remaining() <= SMALL_BYTES_MAX) {
            return write(response, answer);
        }
        // TLS encrypts the whole answer at once, and both are there until it has left.
        var size = answer.body().remaining() * (request.isSSL() ? 2L : 1L);
        if (!budget.tryTake(size)) {
            return refused(request, AwsException.unavailable("Too many answers are being read by clients. Try again."))
                    .compose(refusal -> write(response, refusal));
        }
        return write(response, answer).onComplete(outcome -> budget.giveBack(size));
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
                request.remoteAddress().toString(),
                body);
    }

    private static Future<Void> write(HttpServerResponse response, WireResponse answer) {
        head(response, answer);
        return response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(answer.body())));
    }

    private static void head(HttpServerResponse response, WireResponse answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
    }
}
