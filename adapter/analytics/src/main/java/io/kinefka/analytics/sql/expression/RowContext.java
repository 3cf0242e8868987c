package io.kinefka.analytics.sql.expression;

import java.time.Clock;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What compiled expressions can ask for: the row, and the time. */
final class RowContext implements DataContext {
    private final @Nullable Object[] row;
    private final Clock clock;

    RowContext(@Nullable Object[] row, Clock clock) {
        this.row = row;
        this.clock = clock;
    }

    @Override
    public @Nullable Object get(String name) {
        return switch (name) {
            case "inputRecord" -> row;
            case "utcTimestamp", "currentTimestamp", "localTimestamp" -> clock.millis();
            case "timeZone" -> TimeZone.getTimeZone("UTC");
            case "locale" -> Locale.ROOT;
            default -> null;
        };
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return null;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        throw new UnsupportedOperationException("Types are known when expressions are compiled.");
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("Rows are not queries.");
    }
}
