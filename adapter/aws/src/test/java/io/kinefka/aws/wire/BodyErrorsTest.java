package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's answers to bodies of wrong types and to broken constraints, in both encodings. */
class BodyErrorsTest {
    private static final Pattern HEAD = Pattern.compile("(\\d+) validation errors? detected: ");
    private static final WireDispatcher DISPATCHER = Fakes.acceptingDispatcher();

    static List<BodyErrorCase> cases() {
        return BodyErrorCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAWrongJsonBodyAsAwsDoes(BodyErrorCase wrong) {
        WireRequest request = Calls.json(wrong.operation(), wrong.body());

        WireResponse response =
                DISPATCHER.dispatch(request).toCompletableFuture().join();

        assertAnswer(wrong, Dialect.JSON, response);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAWrongCborBodyAsAwsDoes(BodyErrorCase wrong) {
        WireRequest request = Calls.cbor(wrong.operation(), wrong.body());

        WireResponse response =
                DISPATCHER.dispatch(request).toCompletableFuture().join();

        assertAnswer(wrong, Dialect.CBOR, response);
    }

    private static void assertAnswer(BodyErrorCase wrong, Dialect dialect, WireResponse response) {
        ErrorAnswer answer = ErrorAnswer.read(dialect, response);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(wrong.code());
        assertThat(response.headers())
                .containsEntry("x-amzn-errortype", wrong.code())
                .containsEntry("Content-Type", dialect.contentType());
        if (wrong.code().equals("SerializationException")) {
            assertThat(answer.members()).containsOnlyKeys("__type", "Message");
            assertThat(answer.members().get("Message"))
                    .isEqualTo(wrong.messages().get(0));
        } else {
            assertThat(answer.members()).containsOnlyKeys("__type", "message");
            assertThat(violations(answer.members().getOrDefault("message", "")))
                    .containsExactlyInAnyOrderElementsOf(violationsOf(wrong));
        }
    }

    private static List<String> violationsOf(BodyErrorCase wrong) {
        return wrong.messages().stream().map(BodyErrorsTest::withSortedEnum).toList();
    }

    private static List<String> violations(String message) {
        var head = HEAD.matcher(message);
        assertThat(head.lookingAt()).as(message).isTrue();
        List<String> violations = Pattern.compile("; (?=Value )")
                .splitAsStream(message.substring(head.end()))
                .map(BodyErrorsTest::withSortedEnum)
                .toList();
        assertThat(violations).hasSize(Integer.parseInt(head.group(1)));
        return violations;
    }

    /** AWS lists the values of an enum in the order of a hash set, so only the set is compared. */
    private static String withSortedEnum(String violation) {
        int start = violation.indexOf("enum value set: [");
        if (start < 0) {
            return violation;
        }
        String values = violation.substring(violation.indexOf('[', start) + 1, violation.lastIndexOf(']'));
        return violation.substring(0, start) + new TreeSet<>(List.of(values.split(", ")));
    }
}
