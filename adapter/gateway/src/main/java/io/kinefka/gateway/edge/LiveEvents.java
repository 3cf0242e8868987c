package io.kinefka.gateway.edge;

import io.kinefka.aws.wire.WireEvents;
import io.netty.buffer.Unpooled;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The answers that come in events. The next one is asked for when the last one has left: a slow client holds just one,
 * within a budget, and one that takes nothing for too long is given up, as it may have vanished without a word.
 */
final class LiveEvents {
    /** Smaller events are always sent. */
    private static final int SMALL_BYTES_MAX = 64 << 10;

    private final ByteBudget budget;
    private final Duration patience;
    private final Executor makers;
    private final Set<WireEvents> live = ConcurrentHashMap.newKeySet();

    /**
     * Begins without any.
     *
     * @param budget for large events that wait for clients to read them
     * @param patience how long a client may take for one event; over HTTP/1.1 the connection's idle time ends it
     * @param makers in which events are made, so that the event loop is free for others
     */
    LiveEvents(ByteBudget budget, Duration patience, Executor makers) {
        this.budget = budget;
        this.patience = patience;
        this.makers = makers;
    }

    /** Sends all events; done when they have come to their end, failed when the client went away. */
    Future<Void> send(Context eventLoop, HttpServerResponse response, WireEvents events) {
        live.add(events);
        response.setChunked(true);
        response.closeHandler(gone -> events.cancel());
        var sending = new Sending(eventLoop, response, events);
        sending.next();
        return sending.done.future().onComplete(outcome -> {
            live.remove(events);
            events.cancel();
        });
    }

    /** How many there are. */
    int count() {
        return live.size();
    }

    /** Brings all of them to their end: clients ask again, elsewhere. */
    void endAll() {
        live.forEach(WireEvents::cancel);
    }

    /** One answer. Goes on by itself, however many events there are. */
    private final class Sending {
        private final Context eventLoop;
        private final HttpServerResponse response;
        private final WireEvents events;
        private final Promise<Void> done = Promise.promise();

        Sending(Context eventLoop, HttpServerResponse response, WireEvents events) {
            this.eventLoop = eventLoop;
            this.response = response;
            this.events = events;
        }

        void next() {
            var made = CompletableFuture.supplyAsync(events::next, makers).thenCompose(next -> next);
            Future.fromCompletionStage(made, eventLoop).onSuccess(this::send).onFailure(done::fail);
        }

        private void send(List<ByteBuffer> frame) {
            if (frame.isEmpty() || response.closed()) {
                response.end().onComplete(done);
                return;
            }
            int bytes = frame.stream().mapToInt(ByteBuffer::remaining).sum();
            if (bytes <= SMALL_BYTES_MAX) {
                write(frame).onComplete(this::sent);
            } else if (budget.tryTake(bytes)) {
                write(frame).onComplete(written -> {
                    budget.giveBack(bytes);
                    sent(written);
                });
            } else {
                // The client has not seen this event, so it asks for it again.
                response.end().onComplete(done);
            }
        }

        private Future<Void> write(List<ByteBuffer> frame) {
            var written =
                    response.write(BufferInternal.buffer(Unpooled.wrappedBuffer(frame.toArray(ByteBuffer[]::new))));
            if (!written.isComplete()) {
                var vertx = eventLoop.owner();
                long timer = vertx.setTimer(patience.toMillis(), late -> response.reset());
                written.onComplete(outcome -> vertx.cancelTimer(timer));
            }
            return written;
        }

        private void sent(AsyncResult<Void> written) {
            if (written.succeeded()) {
                next();
            } else {
                done.fail(written.cause());
            }
        }
    }
}
