package io.kinefka.analytics.sql.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How lines of a log are taken apart into columns. */
interface LogFormat {
    /** The columns, in their order. */
    List<LogColumn> columns();

    /** What a line has in the columns, as text; null if the line is not of this format. */
    @Nullable List<@Nullable String> parse(String line);
}
