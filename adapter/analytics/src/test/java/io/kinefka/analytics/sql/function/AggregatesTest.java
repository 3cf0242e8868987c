package io.kinefka.analytics.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.analytics.sql.validate.SqlTypes;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregatesTest {
    private static final SqlTypes TYPES = new SqlTypes();

    @ParameterizedTest
    @CsvSource({
        "COUNT, BIGINT, 4",
        "SUM, INTEGER, 20",
        "SUM, BIGINT, 20",
        "SUM, DOUBLE, 20.0",
        "AVG, INTEGER, 5",
        "AVG, DOUBLE, 5.0",
        "MIN, INTEGER, 2",
        "MAX, INTEGER, 9",
        "VAR_POP, DOUBLE, 6.5",
        "STDDEV_SAMP, DOUBLE, 2.943920288775949",
        "FIRST_VALUE, INTEGER, 4",
        "LAST_VALUE, INTEGER, 5",
        "LAG, INTEGER, 9"
    })
    void aggregateWholeNumbers(String function, SqlTypeName type, String expected) {
        var result = over(function, TYPES.createSqlType(type), 4, null, 2, 9, 5);

        assertThat(result).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"COUNT, 0", "SUM, ", "$SUM0, 0", "AVG, ", "MIN, ", "VAR_SAMP, ", "FIRST_VALUE, ", "LAG, "})
    void answerForNoRows(String function, @Nullable Long expected) {
        assertThat(over(function, TYPES.createSqlType(SqlTypeName.BIGINT))).isEqualTo(expected);
    }

    @Test
    void keepTheScaleOfDecimals() {
        var type = TYPES.createSqlType(SqlTypeName.DECIMAL, 10, 2);

        var average = over("AVG", type, new BigDecimal("1.00"), new BigDecimal("1.00"), new BigDecimal("3.00"));

        assertThat(average).isEqualTo(new BigDecimal("1.66"));
    }

    @Test
    void compareText() {
        var type = TYPES.createSqlType(SqlTypeName.VARCHAR, 8);

        assertThat(over("MAX", type, "b", "c", "a")).isEqualTo("c");
    }

    @Test
    void lookFurtherBack() {
        var lag = Aggregates.of("LAG", TYPES.createSqlType(SqlTypeName.INTEGER));
        var state = lag.initial();

        for (var i = 1; i <= 5; i++) {
            state = lag.add(state, new Object[] {i, 3});
        }

        assertThat(lag.result(state)).isEqualTo(2);
    }

    @Test
    void answerADefaultBeforeTheFirstRow() {
        var lag = Aggregates.of("LAG", TYPES.createSqlType(SqlTypeName.DOUBLE));

        var state = lag.add(lag.initial(), new Object[] {1.5, 1, -1});

        assertThat(lag.result(state)).isEqualTo(-1.0);
        assertThat(lag.result(lag.add(state, new Object[] {2.5, 1, -1}))).isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource({"LAG, 9", "LAST_VALUE, 9", "FIRST_VALUE, 4"})
    void passOverNullsIfTheyAreTold(String function, int expected) {
        var type = TYPES.createSqlType(SqlTypeName.INTEGER);

        assertThat(over(function + " IGNORE NULLS", type, null, 4, null, 9, null, null))
                .isEqualTo(expected);
    }

    @Test
    void lagBehindAValueOfItsOwnIfNullsArePassedOver() {
        var type = TYPES.createSqlType(SqlTypeName.INTEGER);

        assertThat(over("LAG IGNORE NULLS", type, 4, null, 9)).isEqualTo(4);
        assertThat(over("LAG IGNORE NULLS", type, null, null, 9)).isNull();
    }

    @Test
    void halveTheWeightWithEachHalfLife() {
        var average = Aggregates.of("EXP_AVG", TYPES.createSqlType(SqlTypeName.DOUBLE));

        var one = average.add(average.initial(), new Object[] {8, 10_000L, 1_000L});
        var two = average.add(one, new Object[] {2, 10_000L, 11_000L});
        var three = average.add(two, new Object[] {null, 10_000L, 11_500L});

        assertThat(average.result(average.initial())).isNull();
        assertThat(average.result(one)).isEqualTo(8.0);
        assertThat(average.result(two)).isEqualTo(4.0);
        assertThat(average.result(three)).isEqualTo(4.0);
    }

    @Test
    void findTheNthValue() {
        var second = Aggregates.of("NTH_VALUE", TYPES.createSqlType(SqlTypeName.INTEGER));
        var one = second.add(second.initial(), new Object[] {7, 2});
        var two = second.add(one, new Object[] {8, 2});

        assertThat(second.result(one)).isNull();
        assertThat(second.result(second.add(two, new Object[] {9, 2}))).isEqualTo(8);
    }

    @Test
    void askWhetherAConditionHoldsForAnyRowOrForEveryRow() {
        var type = TYPES.createSqlType(SqlTypeName.BOOLEAN);

        assertThat(over("ANY", type, false, null, true)).isEqualTo(true);
        assertThat(over("ANY", type, false, null)).isEqualTo(false);
        assertThat(over("EVERY", type, true, null, true)).isEqualTo(true);
        assertThat(over("EVERY", type, true, false, true)).isEqualTo(false);
    }

    @Test
    void refuseSumsThatAreOutOfRange() {
        var type = TYPES.createSqlType(SqlTypeName.INTEGER);

        assertThatThrownBy(() -> over("SUM", type, Integer.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void leaveTheStateBeforeARowAlone() {
        var sum = Aggregates.of("SUM", TYPES.createSqlType(SqlTypeName.INTEGER));
        var before = sum.add(sum.initial(), new Object[] {1});

        sum.add(before, new Object[] {2});

        assertThat(sum.result(before)).isEqualTo(1);
    }

    private static @Nullable Object over(String function, RelDataType type, @Nullable Object... values) {
        var aggregate = Aggregates.of(function, type);
        var state = Arrays.stream(values)
                .reduce(
                        aggregate.initial(),
                        (before, value) -> aggregate.add(before, new Object[] {value}),
                        (a, b) -> b);
        return aggregate.result(state);
    }
}
