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

class UpdateParserTest {
    private static final Document ITEM = document(Map.of(
            "n",
            number("1"),
            "s",
            text("text"),
            "l",
            list("1", "2", "3"),
            "tags",
            set("a", "b"),
            "m",
            document(Map.of())));

    @Test
    void setsAddsAndRemoves() {
        var changed = update("SET s = :t, m.part = n REMOVE l[0] ADD n :one DELETE tags :b");

        assertThat(changed)
                .isEqualTo(document(Map.of(
                        "n", number("2"),
                        "s", text("new"),
                        "l", list("2", "3"),
                        "tags", set("a"),
                        "m", document(Map.of("part", number("1"))))));
    }

    @Test
    void valuesAreThoseOfBefore() {
        assertThat(update("SET s = n, n = s").get("n")).isEqualTo(text("text"));
    }

    @Test
    void placesAreThoseOfBefore() {
        assertThat(update("REMOVE l[0], l[1]").get("l")).isEqualTo(list("3"));
        assertThat(update("SET l[9] = :one, l[7] = :two").get("l")).isEqualTo(list("1", "2", "3", "2", "1"));
    }

    @Test
    void calculates() {
        assertThat(update("SET n = n + :two").get("n")).isEqualTo(number("3"));
        assertThat(update("SET n = :two - n").get("n")).isEqualTo(number("1"));
        assertThat(update("SET c = if_not_exists(c, :two) + :one").get("c")).isEqualTo(number("3"));
        assertThat(update("SET l = list_append(l, :list)").get("l")).isEqualTo(list("1", "2", "3", "4"));
    }

    @Test
    void aSetThatLosesItsLastMemberIsGone() {
        assertThat(update("DELETE tags :ab").get("tags")).isNull();
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> update("SET s = :t SET n = :one"))
                .hasMessage(
                        "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;");
        assertThatThrownBy(() -> update("SET m = :t, m.part = :t"))
                .hasMessageContaining("Two document paths overlap with each other")
                .hasMessageEndingWith("path one: [m], path two: [m, part]");
        assertThatThrownBy(() -> update("SET s.part = :t"))
                .hasMessage("The document path provided in the update expression is invalid for update");
        assertThatThrownBy(() -> update("SET s = absent"))
                .hasMessage("The provided expression refers to an attribute that does not exist in the item");
        assertThatThrownBy(() -> update("ADD s :one"))
                .hasMessage("An operand in the update expression has an incorrect data type");
    }

    @Test
    void refusesPlaceholdersThatNothingUses() {
        assertThatThrownBy(() -> placeholders().checkAllUsed())
                .hasMessageStartingWith(
                        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:ab, ");
    }

    private static Document update(String expression) {
        return UpdateParser.parse(expression, placeholders()).apply(ITEM);
    }

    private static Placeholders placeholders() {
        Map<String, AttributeValue> values = Map.of(
                ":t", text("new"),
                ":one", number("1"),
                ":two", number("2"),
                ":b", set("b"),
                ":ab", set("a", "b"),
                ":list", list("4"));
        Map<String, WireValue> sent = new LinkedHashMap<>();
        values.forEach((key, value) -> sent.put(key, WireValue.of(value)));
        return Placeholders.of(null, sent, true, "");
    }
}
