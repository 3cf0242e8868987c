package io.kinefka.companions.dynamodb.value;

import static io.kinefka.companions.dynamodb.value.Samples.document;
import static io.kinefka.companions.dynamodb.value.Samples.number;
import static io.kinefka.companions.dynamodb.value.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeValuesTest {

    @Test
    void whatIsWrittenDownIsReadAgain() {
        assertThat(ItemFormat.decode(ItemFormat.encode(Samples.everything()))).isEqualTo(Samples.everything());
    }

    @Test
    void whatIsSentIsReceived() {
        assertThat(WireValue.document(WireValue.members(Samples.everything()))).isEqualTo(Samples.everything());
    }

    @Test
    void anErrorShowsAnItemAsAnAnswerDoes() {
        assertThat(WireValue.plain(document(Map.of("a", document(Map.of("b", number("1.50")))))))
                .isEqualTo(Map.of("a", Map.of("M", Map.of("b", Map.of("N", "1.5")))));
    }

    @ParameterizedTest
    @CsvSource({"1.0,1", "100,100", "1e2,100", "-0,0", "0.00,0", "1e-3,0.001", "+7,7", ".5,0.5"})
    void numbersAreKeptInOneForm(String sent, String kept) {
        assertThat(number(sent)).isEqualTo(number(kept));
        assertThat(WireValue.of(number(sent)).n()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "x, The parameter cannot be converted to a numeric value: x",
        "1e126, Number overflow. Attempting to store a number with magnitude larger than supported range",
        "1e-131, Number underflow. Attempting to store a number with magnitude smaller than supported range",
        "123456789012345678901234567890123456789, Attempting to store more than 38 significant digits in a Number"
    })
    void numbersThatDynamoDbDoesNotHaveAreRefused(String number, String message) {
        assertThatThrownBy(() -> number(number)).hasMessage(message);
    }

    /** Documented: names and texts count their UTF-8 bytes, numbers about a byte for two digits, and one. */
    @Test
    void sizesAreThoseOfDynamoDb() {
        assertThat(ItemSize.of(document(Map.of("key", text("value"))))).isEqualTo(8);
        assertThat(ItemSize.of(document(Map.of("n", number("1234"))))).isEqualTo(4);
    }
}
