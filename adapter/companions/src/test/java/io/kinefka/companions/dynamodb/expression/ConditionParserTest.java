package io.kinefka.companions.dynamodb.expression;

import static io.kinefka.companions.dynamodb.value.Samples.document;
import static io.kinefka.companions.dynamodb.value.Samples.list;
import static io.kinefka.companions.dynamodb.value.Samples.number;
import static io.kinefka.companions.dynamodb.value.Samples.set;
import static io.kinefka.companions.dynamodb.value.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.WireValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {
    private static final Document ITEM = document(Map.of(
            "leaseOwner",
            text("worker-1"),
            "leaseCounter",
            number("5"),
            "tagged",
            set("x", "y"),
            "history",
            list("1", "2"),
            "nested",
            document(Map.of("deep", document(Map.of("value", number("7")))))));

    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":worker", text("worker-1"),
            ":other", text("worker-2"),
            ":four", number("4"),
            ":five", number("5.0"),
            ":six", number("6"),
            ":seven", number("7"),
            ":w", text("work"),
            ":x", text("x"),
            ":two", number("2"),
            ":S", text("S"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leaseOwner = :worker",
                "leaseOwner <> :other",
                "leaseCounter > :four AND leaseCounter <= :five",
                "leaseCounter between :four and :six",
                "leaseOwner IN (:other, :worker)",
                "attribute_exists(leaseOwner) and attribute_not_exists(checkpointOwner)",
                "attribute_type(leaseOwner, :S)",
                "begins_with(leaseOwner, :w)",
                "contains(leaseOwner, :w)",
                "contains(tagged, :x)",
                "contains(history, :two)",
                "size(tagged) = :two",
                "nested.deep.#v = :seven",
                "history[1] = :two",
                "NOT leaseOwner = :other",
                "leaseOwner = :other OR leaseOwner = :worker AND leaseCounter = :five",
                "(leaseOwner = :other OR leaseOwner = :worker) AND NOT (leaseCounter = :six)",
                "absent <> :x"
            })
    void holds(String expression) {
        assertThat(condition(expression).test(ITEM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leaseOwner = :other",
                "leaseOwner < :four",
                "absent = :x",
                "absent < :x",
                "history[2] = :two",
                "leaseOwner.name1 = :x",
                "begins_with(leaseCounter, :w)",
                "NOT leaseOwner = :worker AND leaseCounter = :five"
            })
    void doesNotHold(String expression) {
        assertThat(condition(expression).test(ITEM)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = = b | Syntax error; token: \"=\", near: \"= = b\"",
                "a = | Syntax error; token: \"<EOF>\", near: \"=\"",
                "name = :x | Attribute name is a reserved keyword; reserved keyword: name",
                "#nope = :x | An expression attribute name used in the document path is not defined; attribute name: #nope",
                "a = :nope | An expression attribute value used in expression is not defined; attribute value: :nope",
                "foo(a) | Invalid function name; function: foo",
                "list_append(a, b) | The function is not allowed in a condition expression; function: list_append",
                "((a = :x)) | The expression has redundant parentheses;",
                "begins_with(a, :four) | Incorrect operand type for operator or function; operator or function: begins_with,"
                        + " operand type: N"
            })
    void tellsWhatIsWrong(String expression, String detail) {
        assertThatThrownBy(() -> condition(expression)).hasMessage("Invalid ConditionExpression: " + detail);
    }

    @Test
    void deeplyNestedExpressionsAreRefusedInsteadOfExhaustingTheStack() {
        var deep = "NOT ".repeat(1000) + "a = :x";

        assertThatThrownBy(() -> condition(deep)).hasMessageContaining("Invalid ConditionExpression");
    }

    private static Condition condition(String expression) {
        return ConditionParser.parse(ExpressionKind.CONDITION, expression, placeholders());
    }

    private static Placeholders placeholders() {
        Map<String, WireValue> values = new LinkedHashMap<>();
        VALUES.forEach((key, value) -> values.put(key, WireValue.of(value)));
        return Placeholders.of(Map.of("#v", "value"), values, true, "");
    }
}
