package io.kinefka.delivery.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A stand-in for an HTTP endpoint that notes every violation of the protocol. */
public final class HttpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Behaviour behaviour;

    /** A request that has arrived. */
    public record Request(String id, Headers headers, long timestamp, List<String> records) {}

    /** A reply, with a content type unless that is null. */
    public record Reply(int status, @Nullable String contentType, String body) {}

    @FunctionalInterface
    public interface Behaviour {
        Reply reply(Request request) throws InterruptedException;
    }

    public HttpReceiver(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The reply that accepts a request. */
    public static Reply accept(Request request) {
        return new Reply(
                200, "application/json", "{\"requestId\":\"" + request.id() + "\",\"timestamp\":1578090903599}");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in?x=1");
    }

    public List<Request> requests() {
        return requests;
    }

    public List<String> violations() {
        return violations;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            requests.add(request);
            Reply reply = behaviour.reply(request);
            byte[] body = reply.body().getBytes(UTF_8);
            if (reply.contentType() != null) {
                exchange.getResponseHeaders().add("Content-Type", reply.contentType());
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String encoding = headers.getFirst("Content-Encoding");
        if (encoding != null) {
            require(encoding.equals("gzip"), "encoding");
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        JsonNode json = new ObjectMapper().readTree(body);
        String id = String.valueOf(headers.getFirst("X-Amz-Firehose-Request-Id"));
        require(exchange.getRequestMethod().equals("POST"), "method");
        require(exchange.getRequestURI().toString().equals("/in?x=1"), "url");
        require("application/json".equals(headers.getFirst("Content-Type")), "content type");
        require("1.0".equals(headers.getFirst("X-Amz-Firehose-Protocol-Version")), "version");
        require(headers.getFirst("Content-Length") != null, "length");
        require(
                String.valueOf(headers.getFirst("X-Amz-Firehose-Source-Arn")).startsWith("arn:aws:firehose:"),
                "source");
        require(json.path("requestId").asText().equals(id), "id");
        require(json.path("timestamp").isIntegralNumber(), "timestamp");
        require(json.size() == 3, "members");
        List<String> records = new ArrayList<>();
        for (JsonNode record : json.path("records")) {
            require(record.size() == 1 && record.has("data"), "record");
            records.add(new String(record.path("data").binaryValue(), UTF_8));
        }
        require(!records.isEmpty() && records.size() <= 10_000, "number of records");
        return new Request(id, headers, json.path("timestamp").asLong(), records);
    }

    private void require(boolean isSo, String what) {
        if (!isSo) {
            violations.add(what);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        var unused = threads.shutdownNow();
    }
}
