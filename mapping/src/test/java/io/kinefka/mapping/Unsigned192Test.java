package io.kinefka.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Unsigned192Test {

    @Property(tries = 5000)
    void writesAndReadsTheSameTextAsBigInteger(@ForAll long high, @ForAll long middle, @ForAll long low) {
        Unsigned192 number = new Unsigned192(high, middle, low);

        String text = number.toString();

        assertThat(text).isEqualTo(number.toBigInteger().toString());
        assertThat(Unsigned192.parse(text)).isEqualTo(number);
    }

    @Test
    void refusesTheFirstNumberBeyond192Bits() {
        String beyond = BigInteger.ONE.shiftLeft(192).toString();

        assertThat(new Unsigned192(-1, -1, -1))
                .hasToString(
                        BigInteger.ONE.shiftLeft(192).subtract(BigInteger.ONE).toString());
        assertThatThrownBy(() -> Unsigned192.parse(beyond)).isInstanceOf(IllegalArgumentException.class);
    }
}
