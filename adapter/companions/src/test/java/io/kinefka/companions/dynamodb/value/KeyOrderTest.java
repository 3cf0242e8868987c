package io.kinefka.companions.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.log.table.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

class KeyOrderTest {
    private static final String DIGITS_38 = "99999999999999999999999999999999999999";

    @Property
    void numbersAreInTheOrderOfTheirValues(
            @ForAll @BigRange(min = "-" + DIGITS_38, max = DIGITS_38) BigInteger one,
            @ForAll @IntRange(min = -80, max = 80) int oneScale,
            @ForAll @BigRange(min = "-" + DIGITS_38, max = DIGITS_38) BigInteger other,
            @ForAll @IntRange(min = -80, max = 80) int otherScale) {
        var first = Numbers.checked(new BigDecimal(one, oneScale));
        var second = Numbers.checked(new BigDecimal(other, otherScale));

        int order = bytes(new AttributeValue.Numeric(first)).compareTo(bytes(new AttributeValue.Numeric(second)));

        assertThat(Integer.signum(order)).isEqualTo(first.compareTo(second));
    }

    @Property
    void smallNumbersAreInTheOrderOfTheirValues(
            @ForAll @IntRange(min = -120, max = 120) int one, @ForAll @IntRange(min = -120, max = 120) int other) {
        var first = Numbers.checked(BigDecimal.valueOf(one, 1));
        var second = Numbers.checked(BigDecimal.valueOf(other, 1));

        int order = bytes(new AttributeValue.Numeric(first)).compareTo(bytes(new AttributeValue.Numeric(second)));

        assertThat(Integer.signum(order)).isEqualTo(first.compareTo(second));
    }

    @Property
    void textsAreInTheOrderOfTheirBytesAndNoneBeginsLikeAnother(
            @ForAll @CharRange(from = '\0', to = '\3') String one,
            @ForAll @CharRange(from = '\0', to = '\3') String other) {
        int expected =
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

        var first = bytes(new AttributeValue.Text(one));
        var second = bytes(new AttributeValue.Text(other));

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.signum(expected));
        assertThat(first.startsWith(second)).isEqualTo(one.equals(other));
    }

    private static Bytes bytes(AttributeValue value) {
        var out = new ByteArrayOutputStream();
        KeyOrder.write(out, value);
        return Bytes.of(out.toByteArray());
    }
}
