package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client sends, the answer is an AWS error and never a failure of ours. */
class GarbageTest {
    private static final WireDispatcher DISPATCHER = Fakes.acceptingDispatcher();
    private static final List<String> OPERATIONS =
            Fakes.KINESIS.operations().keySet().stream().sorted().toList();
    /** JSON escapes can say it, CBOR cannot. */
    private static final String HALF_A_CHARACTER = "\"\\ud800\"";

    private static final String PUT_RECORDS = "{\"StreamName\":\"s\",\"Records\":[{\"Data\":\"aGVsbG8=\","
            + "\"PartitionKey\":\"p\u00e9\",\"ExplicitHashKey\":\"12\"},{\"Data\":\"\",\"PartitionKey\":\"q\"}]}";
    private static final String GET_ITERATOR = "{\"StreamName\":\"s\",\"ShardId\":\"shardId-000000000000\","
            + "\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":1700000000.123}";

    @Property(tries = 3000)
    void randomBytesAreRefused(@ForAll byte[] body, @ForAll("operations") String operation, @ForAll Dialect dialect) {
        assertNoDefect(Calls.call(dialect, operation, body));
    }

    @Property(tries = 5000)
    void damagedRequestsAreRefusedOrServed(
            @ForAll("requests") WireRequest request, @ForAll int position, @ForAll byte replacement) {
        byte[] body = request.body().array();
        body[Math.floorMod(position, body.length)] = replacement;

        assertNoDefect(request);
    }

    @Property(tries = 2000)
    void truncatedRequestsAreRefused(@ForAll("requests") WireRequest request, @ForAll int length) {
        request.body().limit(Math.floorMod(length, request.body().capacity()));

        WireResponse response = assertNoDefect(request);

        assertThat(response.status()).isEqualTo(400);
    }

    @Property(tries = 3000)
    void randomHeadsAreRefusedOrServed(
            @ForAll String method,
            @ForAll String query,
            @ForAll Map<String, String> headers,
            @ForAll String authorization,
            @ForAll String origin) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(Calls.json("ListStreams", "{}").headers());
        all.put("authorization", authorization);
        all.put("origin", origin);

        assertNoDefect(new WireRequest("POST", "/", query, all, Calls.CLIENT, Calls.utf8("{}")));
        assertNoDefect(new WireRequest(method, "/", query, headers, Calls.CLIENT, Calls.utf8("{}")));
    }

    @Property(tries = 3000)
    void randomMembersAreRefusedOrServed(@ForAll("operations") String operation, @ForAll("values") String value) {
        Stream<String> names = Fakes.KINESIS.operation(operation).orElseThrow().input().members().stream()
                .map(member -> member.name());

        names.forEach(name -> {
            String body = "{\"" + name + "\":" + value + "}";
            assertNoDefect(Calls.json(operation, body));
            if (!value.contains(HALF_A_CHARACTER)) {
                assertNoDefect(Calls.cbor(operation, body));
            }
        });
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.of(OPERATIONS);
    }

    @Provide
    Arbitrary<WireRequest> requests() {
        return Arbitraries.of(true, false)
                .flatMap(json -> Arbitraries.of(PUT_RECORDS, GET_ITERATOR).map(body -> {
                    String operation = body.equals(PUT_RECORDS) ? "PutRecords" : "GetShardIterator";
                    return json ? Calls.json(operation, body) : Calls.cbor(operation, body);
                }));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(
                        "null", "true", "0", "-1", "1e300", "12345678901234567890", "\"\"", HALF_A_CHARACTER),
                () -> Arbitraries.strings().alpha().map(text -> "\"" + text + "\""),
                () -> values().list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]"),
                () -> values().list()
                        .ofMaxSize(2)
                        .map(values -> "{"
                                + String.join(
                                        ",",
                                        values.stream()
                                                .map(value -> "\"a\":" + value)
                                                .toList()) + "}"));
    }

    private static WireResponse assertNoDefect(WireRequest request) {
        WireResponse response =
                DISPATCHER.dispatch(request).toCompletableFuture().join();

        assertThat(response.status()).isIn(200, 400, 403, 404);
        return response;
    }
}
