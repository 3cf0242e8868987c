package io.kinefka.analytics.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.Functions;
import io.kinefka.delivery.lambda.HttpLambdaFunctions;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.testing.LambdaHost;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A function behind a stand-in for Lambda, reached over HTTP. */
final class Lambda implements Functions, AutoCloseable {
    static final String ARN = LambdaHost.ARN;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final LambdaHost host;
    private final Functions functions;

    /** Says what becomes of one record. */
    interface Answer {
        /**
         * The result is to be put into the answer.
         *
         * @param data of the record, as text
         */
        void put(String data, ObjectNode answer);
    }

    Lambda(LambdaHost.Function function) throws IOException {
        this.host = new LambdaHost(function);
        this.functions = at(host.endpoint());
    }

    Lambda(Answer answer, LambdaHost.Function... first) throws IOException {
        this(scripted(new ConcurrentLinkedQueue<>(List.of(first)), answer));
    }

    private static LambdaHost.Function scripted(Queue<LambdaHost.Function> first, Answer answer) {
        return event -> {
            LambdaHost.Function next = first.poll();
            return next == null ? all(event, answer) : next.reply(event);
        };
    }

    /** Functions that are there, as the gateway invokes them. */
    static Functions at(URI endpoint) {
        HttpLambdaFunctions lambda = LambdaHost.connect(endpoint, TIMEOUT);
        return (function, payload) -> {
            try {
                ByteBuffer returned = lambda.invoke(function, payload);
                byte[] bytes = new byte[returned.remaining()];
                returned.get(bytes);
                return bytes;
            } catch (LambdaException e) {
                throw new FunctionException(e.reason().code());
            }
        };
    }

    URI endpoint() {
        return host.endpoint();
    }

    /** An answer for each record. */
    static LambdaHost.Reply all(JsonNode event, Answer answer) throws IOException {
        ObjectNode reply = JSON.createObjectNode();
        var records = reply.putArray("records");
        for (JsonNode each : event.path("records")) {
            answer.put(
                    data(each),
                    records.addObject().put("recordId", each.path("recordId").asText()));
        }
        return LambdaHost.Reply.ok(reply.toString());
    }

    static String data(JsonNode one) throws IOException {
        return new String(one.path("data").binaryValue(), UTF_8).strip();
    }

    List<JsonNode> events() {
        return host.events();
    }

    @Override
    public byte[] invoke(String function, byte[] payload) throws FunctionException, InterruptedException {
        return functions.invoke(function, payload);
    }

    @Override
    public void close() {
        host.close();
    }
}
