package io.kinefka.analytics.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowSerializerTest {
    @Test
    void givesBackWhatItGot() {
        var row = new @Nullable Object[] {
            null,
            true,
            false,
            (byte) -128,
            (short) 32767,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0L,
            1.5f,
            -0.0,
            Double.NaN,
            new BigDecimal("-12.3400"),
            new BigDecimal("1E+3"),
            "größer Ωmega",
            "",
            new ByteString(new byte[] {0, -1}),
            new @Nullable Object[] {1L, null, new Object[0]}
        };

        var copy = RowSerializer.deserialize(RowSerializer.serialize(row));

        assertThat(Arrays.deepEquals(copy, row)).isTrue();
    }

    @Test
    void givesBackManyNumbersAndTexts() {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++) {
            var row = new Object[] {
                random.nextLong() >> random.nextInt(64),
                random.nextInt() >> random.nextInt(32),
                random.nextGaussian(),
                "x".repeat(random.nextInt(300))
            };

            assertThat(RowSerializer.deserialize(RowSerializer.serialize(row))).isEqualTo(row);
        }
    }

    @Test
    void refusesWhatNoColumnHas() {
        assertThatThrownBy(() -> RowSerializer.serialize(new Object[] {Thread.currentThread()}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
