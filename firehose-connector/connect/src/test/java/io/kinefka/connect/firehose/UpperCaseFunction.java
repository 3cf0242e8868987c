package io.kinefka.connect.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/** A host of one function, which makes capitals of its records. */
final class UpperCaseFunction implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    UpperCaseFunction() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2015-03-31/functions/upper/invocations", UpperCaseFunction::handle);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode reply = JSON.createObjectNode();
            for (JsonNode record : JSON.readTree(exchange.getRequestBody()).path("records")) {
                String text = new String(record.path("data").binaryValue(), UTF_8).toUpperCase(Locale.ROOT);
                reply.withArray("/records")
                        .addObject()
                        .put("recordId", record.path("recordId").asText())
                        .put("result", "Ok")
                        .put("data", text.getBytes(UTF_8));
            }
            byte[] body = JSON.writeValueAsBytes(reply);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
