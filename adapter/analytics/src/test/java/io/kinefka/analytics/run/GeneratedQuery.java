package io.kinefka.analytics.run;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query, and what it should come to.
 *
 * @param columns of the stream that takes its rows
 * @param expected the rows that come of rows, each with its ROWTIME at the end
 */
public record GeneratedQuery(
        String columns, String sql, Function<List<InputRow>, List<List<@Nullable Object>>> expected) {
    /** A row of the stream that queries read. */
    public record InputRow(
            long time,
            @Nullable String k,
            @Nullable Integer i,
            @Nullable Double d) {}

    /** A row of the reference table. */
    public record TableRow(@Nullable String rk, @Nullable Integer w) {}

    /** A row, and the table's row that it is joined to. */
    public record Joined(InputRow input, @Nullable TableRow table) {}

    /** An expression over rows, the same in SQL and in Java. */
    public record Scalar(String sql, String type, Function<Joined, @Nullable Object> value) {}

    /** An aggregate function over rows, the same in SQL and in Java. */
    public record Total(String sql, String type, Function<List<InputRow>, @Nullable Object> value) {}
}
