package io.kinefka.gateway.edge;

import io.kinefka.aws.wire.WireEvents;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that come in events. The next one is asked for when the last one has left: a slow client holds just one. */
final class LiveEvents {
    private final Set<WireEvents> live = ConcurrentHashMap.newKeySet();

    /** Sends all events; done when they have come to their end, failed when the client went away. */
    Future<Void> send(Context eventLoop, HttpServerResponse response, WireEvents events) {
        live.add(events);
        response.setChunked(true);
        response.closeHandler(gone -> events.cancel());
        return sendNext(eventLoop, response, events).onComplete(outcome -> {
            live.remove(events);
            events.cancel();
        });
    }

    private static Future<Void> sendNext(Context eventLoop, HttpServerResponse response, WireEvents events) {
        return Future.fromCompletionStage(events.next(), eventLoop)
                .compose(frame -> frame.isEmpty() || response.closed()
                        ? response.end()
                        : response.write(BufferInternal.buffer(Unpooled.wrappedBuffer(frame.get())))
                                .compose(sent -> sendNext(eventLoop, response, events)));
    }

    /** How many there are. */
    int count() {
        return live.size();
    }

    /** Brings all of them to their end: clients ask again, elsewhere. */
    void endAll() {
        live.forEach(WireEvents::cancel);
    }
}
