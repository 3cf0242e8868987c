package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's answers to requests that are refused by their head, byte for byte, and what every answer carries. */
class HttpAnswersTest {
    private static final WireDispatcher DISPATCHER = Fakes.acceptingDispatcher();

    static List<HttpCase> cases() {
        return HttpCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsAwsDoes(HttpCase given) {
        WireResponse response = answer(given.request());

        assertThat(response.status()).isEqualTo(given.status());
        assertThat(response.headers().getOrDefault("Content-Type", "-")).isEqualTo(given.contentType());
        assertThat(StandardCharsets.ISO_8859_1.decode(response.body()).toString())
                .isEqualTo(given.body());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheRequestInEveryAnswer(HttpCase given) {
        WireResponse response = answer(given.request());

        assertThat(response.headers()).containsEntry("x-amzn-RequestId", Fakes.REQUEST_ID);
        assertThat(Base64.getDecoder().decode(response.headers().get("x-amz-id-2")))
                .hasSize(72);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void opensEveryAnswerToOtherOrigins(HttpCase given) {
        WireResponse response = answer(Calls.with(given.request(), "origin", "https://example.com"));

        assertThat(response.headers()).containsEntry("Access-Control-Allow-Origin", "*");
    }

    @Test
    void answersAPreflightWithWhatItAskedFor() {
        WireRequest options = new WireRequest("OPTIONS", "/", "", Map.of(), Calls.CLIENT, Calls.utf8(""));
        WireRequest preflight = Calls.with(
                Calls.with(
                        Calls.with(options, "origin", "https://example.com"),
                        "access-control-request-headers",
                        "authorization, x-amz-target"),
                "access-control-request-method",
                "POST");

        WireResponse response = answer(preflight);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().hasRemaining()).isFalse();
        assertThat(response.headers())
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Access-Control-Allow-Headers", "authorization, x-amz-target")
                .containsEntry("Access-Control-Allow-Methods", "POST")
                .containsEntry("Access-Control-Max-Age", "172800")
                .containsEntry("x-amzn-RequestId", Fakes.REQUEST_ID);
    }

    @Test
    void neverEchoesLineEndsOfAPreflight() {
        WireRequest options = new WireRequest("OPTIONS", "/", "", Map.of(), Calls.CLIENT, Calls.utf8(""));
        WireRequest preflight = Calls.with(
                Calls.with(options, "origin", "https://example.com"), "access-control-request-headers", "a\r\nb: c");

        WireResponse response = answer(preflight);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void exposesItsHeadersToOtherOrigins() {
        WireRequest call = Calls.with(Calls.json("ListStreams", "{}"), "origin", "https://example.com");

        WireResponse response = answer(call);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("Access-Control-Expose-Headers"))
                .contains("x-amzn-RequestId", "x-amzn-ErrorType", "x-amz-id-2", "Date");
    }

    private static WireResponse answer(WireRequest request) {
        return DISPATCHER.dispatch(request).toCompletableFuture().join();
    }
}
