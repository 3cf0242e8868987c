package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.TimeoutException;

/**
 * The body of one request while it arrives, within the limit of one body and the budget of all. What comes after a
 * refusal is read and dropped, so that the client gets to read its answer; but only so much of it.
 */
final class ReceivedBody {
    private static final long DROPPED_BYTES_MAX = 64L << 20;

    private final HttpServerRequest request;
    private final BodyBytes bytes;
    private final Promise<BodyBytes> whole = Promise.promise();
    private final BodyDeadlines deadlines;
    private long dropped;

    private ReceivedBody(HttpServerRequest request, BodyBytes bytes, BodyDeadlines deadlines) {
        this.request = request;
        this.bytes = bytes;
        this.deadlines = deadlines;
    }

    /** Begins to receive. Whoever asked calls {@link #release} once, when the request is answered. */
    static ReceivedBody of(HttpServerRequest request, BodyLimits limits, BodyDeadlines deadlines) {
        var body = new ReceivedBody(request, new BodyBytes(limits.bytesMax(), limits.budget()), deadlines);
        deadlines.begin(body);
        request.exceptionHandler(body::fail).handler(body::take).endHandler(end -> body.complete());
        body.expect(announcedLength(request));
        if (!body.isDecided() && request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        return body;
    }

    /** The whole body; fails with an {@link AwsException} if it is not taken, else because the client went away. */
    Future<BodyBytes> whole() {
        return whole.future();
    }

    void release() {
        bytes.release();
    }

    private static long announcedLength(HttpServerRequest request) {
        var text = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException nothingAnnounced) {
            return 0;
        }
    }

    private void expect(long length) {
        try {
            bytes.expect(length);
        } catch (AwsException refusal) {
            refuse(refusal);
        }
    }

    private void take(Buffer chunk) {
        if (isDecided()) {
            drop(chunk);
            return;
        }
        try {
            bytes.add(chunk);
        } catch (AwsException refusal) {
            refuse(refusal);
        }
    }

    private boolean isDecided() {
        return whole.future().isComplete();
    }

    private void refuse(AwsException reason) {
        bytes.release();
        whole.tryFail(reason);
    }

    private void drop(Buffer chunk) {
        dropped += chunk.length();
        if (dropped > DROPPED_BYTES_MAX) {
            request.connection().close();
        }
    }

    private void complete() {
        deadlines.end(this);
        whole.tryComplete(bytes);
    }

    private void fail(Throwable failure) {
        deadlines.end(this);
        whole.tryFail(failure);
    }

    /** Also of what is only dropped: a client that sends for ever would keep its request for ever. */
    void giveUp() {
        fail(new TimeoutException("The request's body took too long to arrive"));
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
