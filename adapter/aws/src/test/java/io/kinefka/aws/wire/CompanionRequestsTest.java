package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kinefka.aws.Around;
import io.kinefka.aws.Operation;
import io.kinefka.aws.Service;
import io.kinefka.aws.model.ServiceModel;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.aws.model.Shape.StructureShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests to CloudWatch and STS, recorded November 2026 with boto3, the AWS CLI, KPL and KCL against a logging server. */
class CompanionRequestsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<ServiceModel> MODELS = List.of(ServiceModels.monitoring(), ServiceModels.sts());
    private static final WireDispatcher DISPATCHER = new WireDispatcher(
            MODELS.stream().map(CompanionRequestsTest::accepting).toList(),
            Fakes.SETTINGS,
            (service, operation, errorCode, nanos) -> {},
            () -> Fakes.REQUEST_ID,
            Fakes.CLOCK);

    static List<JsonNode> recorded() throws IOException {
        var resource = CompanionRequestsTest.class.getResourceAsStream("companion-requests.jsonl");
        List<JsonNode> requests = new ArrayList<>();
        try (var lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(JSON.readTree(line));
            }
        }
        return requests;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void decodesToWhatTheClientMeant(JsonNode recorded) {
        WireRequest request = ContentCoding.undone(request(recorded));
        StructureShape input = input(recorded.get("operation").textValue());

        Dialect dialect = Dialect.of(request);
        Map<String, Object> members = dialect == Dialect.QUERY
                ? new FormDecoder(input).decode(FormParameters.of(request))
                : new RequestDecoder(input).decode(dialect.encoding(), request.body());

        assertThat(members).isEqualTo(RecordedRequestsTest.structure(input, recorded.get("body")));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void reachesItsOperation(JsonNode recorded) {
        WireResponse response =
                DISPATCHER.dispatch(request(recorded)).toCompletableFuture().join();

        assertThat(response.status()).as(Calls.text(response.body())).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry(
                        "Content-Type",
                        expectedType(recorded.at("/headers/content-type").textValue()));
    }

    private static String expectedType(String requestType) {
        return requestType.startsWith("application/x-www-form-urlencoded") ? "text/xml" : requestType;
    }

    private static WireRequest request(JsonNode recorded) {
        Map<String, String> headers = new HashMap<>();
        recorded.get("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().textValue()));
        byte[] body = recorded.has("hex")
                ? HexFormat.of().parseHex(recorded.get("hex").textValue())
                : recorded.get("text").textValue().getBytes(StandardCharsets.UTF_8);
        return new WireRequest(
                "POST", recorded.get("path").textValue(), "", headers, Calls.CLIENT, ByteBuffer.wrap(body));
    }

    private static StructureShape input(String operation) {
        return MODELS.stream()
                .flatMap(model -> model.operation(operation).stream())
                .findFirst()
                .orElseThrow()
                .input();
    }

    private static Service accepting(ServiceModel model) {
        Map<String, Operation<?, ?>> operations = new HashMap<>();
        model.operations().keySet().forEach(name -> operations.put(name, new Fakes.Accepting()));
        return new Service(model, operations, Around.NOTHING);
    }
}
