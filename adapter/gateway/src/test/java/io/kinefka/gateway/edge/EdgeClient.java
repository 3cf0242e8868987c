package io.kinefka.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of an edge that speaks one HTTP version, without any upgrade. */
final class EdgeClient {
    static final String JSON = "application/x-amz-json-1.1";

    private static final Vertx VERTX = Vertx.vertx();
    /** Vert.x closes clients that nothing refers to, also while they wait for an answer. */
    private static final Queue<HttpClientAgent> CLIENTS = new ConcurrentLinkedQueue<>();

    private final HttpClientAgent client;
    private final int port;

    EdgeClient(HttpVersion version, int port) {
        this.port = port;
        client = VERTX.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        CLIENTS.add(client);
    }

    Future<Answer> post(String path, Buffer body) {
        return post(path, JSON, body);
    }

    Future<Answer> post(String path, String contentType, Buffer body) {
        return client.request(options(HttpMethod.POST, path)
                        .putHeader("Content-Type", contentType)
                        .putHeader("X-Amz-Target", "Kinesis_20131202.ListStreams"))
                .compose(request -> answer(request.send(body)));
    }

    Answer get(String path) throws TimeoutException {
        return await(client.request(options(HttpMethod.GET, path)).compose(request -> answer(request.send())));
    }

    static Answer await(Future<Answer> answer) throws TimeoutException {
        return answer.await(60, TimeUnit.SECONDS);
    }

    private RequestOptions options(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path);
    }

    /** Called on the client's event loop, so that the body is asked for before any of it can have passed by. */
    private static Future<Answer> answer(Future<HttpClientResponse> sent) {
        return sent.compose(response -> response.body()
                .map(body -> new Answer(
                        response.statusCode(),
                        body.toString(UTF_8),
                        response.request().version())));
    }

    /** What the edge answered. */
    record Answer(int status, String body, HttpVersion version) {}
}
