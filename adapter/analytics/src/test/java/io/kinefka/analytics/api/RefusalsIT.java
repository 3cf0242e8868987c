package io.kinefka.analytics.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.analytics.api.Gateway.Api;
import io.kinefka.analytics.application.Applications;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, and how: refusals.txt has the requests and the answers. */
class RefusalsIT {
    private static Gateway gateway;

    /** One request and its answer. */
    record Refusal(Api api, String operation, String request, String code, String message) {

        static Refusal parse(String text) {
            var lines = text.strip().lines().toList();
            var call = lines.get(0).split(" ", 2);
            var answer = lines.get(lines.size() - 1).split(": ", 2);
            return new Refusal(
                    Api.valueOf(call[0]),
                    call[1],
                    String.join(" ", lines.subList(1, lines.size() - 1)),
                    answer[0],
                    answer[1]);
        }
    }

    static List<Refusal> refusals() {
        try (var file = Objects.requireNonNull(RefusalsIT.class.getResourceAsStream("refusals.txt"))) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"))
                    .filter(text -> !text.startsWith("#"))
                    .map(Refusal::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void open() {
        gateway = new Gateway(Applications.NONE);
        Streams.create(gateway.log(), "clicks", 1);
        gateway.succeed(Api.V1, "CreateApplication", Texts.newV1("there"));
        gateway.succeed(Api.V1, "CreateApplication", Texts.about("empty", ""));
        gateway.succeed(Api.V2, "CreateApplication", Texts.newV2("there-2"));
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRequestIsRefusedAsAwsRefusesIt(Refusal refusal) {
        var answer = gateway.call(
                refusal.api(),
                refusal.operation(),
                refusal.request()
                        .replace("@SCHEMA", Texts.SCHEMA)
                        .replace("@STREAM", Texts.STREAM)
                        .replace("@ROLE", Texts.ROLE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(refusal.code());
        assertThat(answer.message()).isEqualTo(refusal.message());
    }
}
