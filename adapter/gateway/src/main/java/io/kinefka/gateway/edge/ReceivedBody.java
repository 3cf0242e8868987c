package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of one request while it arrives, within the limit of one body and the budget of all. What comes after a
 * refusal is read and dropped, so that the client gets to read its answer; but only so much of it.
 */
final class ReceivedBody {
    private static final long DROPPED_BYTES_MAX = 64L << 20;

    private final HttpServerRequest request;
    private final int bytesMax;
    private final ByteBudget budget;
    private final Promise<ByteBuffer> whole = Promise.promise();
    private final List<Buffer> chunks = new ArrayList<>(1);
    private int size;
    private long dropped;

    private ReceivedBody(HttpServerRequest request, int bytesMax, ByteBudget budget) {
        this.request = request;
        this.bytesMax = bytesMax;
        this.budget = budget;
    }

    /** Begins to receive. Whoever asked calls {@link #release} once, when the body is not needed any more. */
    static ReceivedBody of(HttpServerRequest request, int bytesMax, ByteBudget budget) {
        var body = new ReceivedBody(request, bytesMax, budget);
        request.exceptionHandler(body.whole::tryFail).handler(body::take).endHandler(end -> body.complete());
        if (announcedLength(request) > bytesMax) {
            body.refuse(tooLarge());
        } else if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        return body;
    }

    /** The whole body; fails with an {@link AwsException} if it is not taken, else because the client went away. */
    Future<ByteBuffer> whole() {
        return whole.future();
    }

    void release() {
        budget.giveBack(size);
        size = 0;
        chunks.clear();
    }

    private static long announcedLength(HttpServerRequest request) {
        var text = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException nothingAnnounced) {
            return 0;
        }
    }

    private void take(Buffer chunk) {
        if (whole.future().isComplete()) {
            drop(chunk);
        } else if (size + (long) chunk.length() > bytesMax) {
            refuse(tooLarge());
        } else if (!budget.tryTake(chunk.length())) {
            refuse(overloaded());
        } else {
            size += chunk.length();
            chunks.add(chunk);
        }
    }

    private static AwsException tooLarge() {
        return AwsException.withStatus(
                413, "RequestEntityTooLargeException", "The request body is larger than this service accepts.");
    }

    private static AwsException overloaded() {
        return AwsException.unavailable("Too many request bodies are being received. Try again.");
    }

    private void refuse(AwsException reason) {
        chunks.clear();
        whole.tryFail(reason);
    }

    private void drop(Buffer chunk) {
        dropped += chunk.length();
        if (dropped > DROPPED_BYTES_MAX) {
            request.connection().close();
        }
    }

    private void complete() {
        if (whole.future().isComplete()) {
            return;
        }
        if (chunks.size() == 1) {
            whole.tryComplete(((BufferInternal) chunks.get(0)).getByteBuf().nioBuffer());
            return;
        }
        var bytes = new byte[size];
        var at = 0;
        for (var chunk : chunks) {
            chunk.getBytes(bytes, at);
            at += chunk.length();
        }
        chunks.clear();
        whole.tryComplete(ByteBuffer.wrap(bytes));
    }
}
