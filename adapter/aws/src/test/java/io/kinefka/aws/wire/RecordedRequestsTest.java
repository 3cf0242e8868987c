package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kinefka.aws.model.OperationModel;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.NumberKind;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StructureShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of real clients, recorded November 2026 with AWS SDKs, the AWS CLI, KPL and KCL against a logging server. */
class RecordedRequestsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final WireDispatcher DISPATCHER = Fakes.acceptingDispatcher();

    static List<JsonNode> recorded() throws IOException {
        var resource = RecordedRequestsTest.class.getResourceAsStream("recorded-requests.jsonl");
        List<JsonNode> requests = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(JSON.readTree(line));
            }
        }
        return requests;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void decodesToWhatTheClientMeant(JsonNode recorded) throws IOException {
        WireRequest request = request(recorded);
        OperationModel operation = operation(request);

        Map<String, Object> members =
                new RequestDecoder(operation.input()).decode(Dialect.of(request).encoding(), request.body());

        assertThat(members).isEqualTo(structure(operation.input(), recorded.get("body")));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void reachesItsOperation(JsonNode recorded) throws IOException {
        WireRequest request = request(recorded);

        WireResponse response =
                DISPATCHER.dispatch(request).toCompletableFuture().join();

        assertThat(response.status()).as(Calls.text(response.body())).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Content-Type", request.headers().get("content-type"));
    }

    private static WireRequest request(JsonNode recorded) throws IOException {
        Map<String, String> headers = new HashMap<>();
        recorded.get("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().textValue()));
        byte[] body = recorded.has("cborHex")
                ? HexFormat.of().parseHex(recorded.get("cborHex").textValue())
                : JSON.writeValueAsBytes(recorded.get("body"));
        return new WireRequest("POST", "/", "", headers, Calls.CLIENT, ByteBuffer.wrap(body));
    }

    private static OperationModel operation(WireRequest request) {
        String target = Objects.requireNonNull(request.headers().get("x-amz-target"));
        return Fakes.KINESIS
                .operation(target.substring(target.indexOf('.') + 1))
                .orElseThrow();
    }

    static Map<String, Object> structure(StructureShape shape, JsonNode node) {
        Map<String, Object> members = new HashMap<>();
        node.properties()
                .forEach(member -> members.put(
                        member.getKey(),
                        value(
                                shape.member(member.getKey())
                                        .orElseThrow()
                                        .target()
                                        .shape(),
                                member.getValue())));
        return members;
    }

    /** The recording shows bytes as base64, and instants as the number that the client sent. */
    private static Object value(Shape shape, JsonNode node) {
        if (shape instanceof StructureShape structure) {
            return structure(structure, node);
        }
        if (shape instanceof ListShape list) {
            List<Object> values = new ArrayList<>();
            node.forEach(member -> values.add(value(list.member().shape(), member)));
            return values;
        }
        if (shape instanceof BlobShape) {
            return ByteBuffer.wrap(Base64.getDecoder().decode(node.textValue()));
        }
        if (shape instanceof NumberShape number && number.kind() == NumberKind.DOUBLE) {
            return node.doubleValue();
        }
        if (shape instanceof TimestampShape) {
            double number = node.doubleValue();
            return Instant.ofEpochMilli(Math.round(number > 1e11 ? number : number * 1000));
        }
        return node.isInt() ? (Object) node.intValue() : node.textValue();
    }
}
