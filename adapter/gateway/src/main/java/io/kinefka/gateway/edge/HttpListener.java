package io.kinefka.gateway.edge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop's share of the port: HTTP/1.1, and HTTP/2 with prior knowledge, as the first bytes say. */
final class HttpListener extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

    private static final int HEADER_BYTES_MAX = 16 << 10;
    private static final int LINE_BYTES_MAX = 8 << 10;
    private static final int CHUNK_BYTES_MAX = 64 << 10;
    private static final int STREAMS_PER_CONNECTION_MAX = 512;
    private static final int STREAM_WINDOW_BYTES = 1 << 20;
    private static final int CONNECTION_WINDOW_BYTES = 16 << 20;

    private final int port;
    private final Duration idleTimeout;
    private final HandlerFactory handlers;
    private @Nullable HttpServer server;

    HttpListener(int port, Duration idleTimeout, HandlerFactory handlers) {
        this.port = port;
        this.idleTimeout = idleTimeout;
        this.handlers = handlers;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(options(idleTimeout))
                .requestHandler(handlers.create(vertx, context))
                .exceptionHandler(HttpListener::connectionFailed);
        return server.listen(port, "127.0.0.1");
    }

    /** Accepts nothing new and lets what is in flight finish. */
    Future<Void> shutdown(Duration patience) {
        return server == null ? Future.succeededFuture() : server.shutdown(patience);
    }

    int actualPort() {
        return server == null ? port : server.actualPort();
    }

    private static HttpServerOptions options(Duration idleTimeout) {
        var options = new HttpServerOptions();
        options.setHttp2ClearTextEnabled(true)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(STREAMS_PER_CONNECTION_MAX)
                        .setInitialWindowSize(STREAM_WINDOW_BYTES)
                        .setMaxHeaderListSize(HEADER_BYTES_MAX))
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW_BYTES)
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setMaxInitialLineLength(LINE_BYTES_MAX)
                .setMaxChunkSize(CHUNK_BYTES_MAX)
                .setIdleTimeout((int) Math.min(Integer.MAX_VALUE, idleTimeout.toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }

    private static void connectionFailed(Throwable failure) {
        LOG.atDebug().addKeyValue("reason", failure.toString()).log("Connection failed");
    }

    /** Makes what answers the requests of one event loop. */
    @FunctionalInterface
    interface HandlerFactory {
        Handler<HttpServerRequest> create(Vertx vertx, Context eventLoop);
    }
}
