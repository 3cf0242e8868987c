package io.kinefka.analytics.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contents of reference tables, which do not change while a pipeline lives. */
public interface ReferenceTables {
    /** All rows of a table, with the columns of its schema; values are as in Calcite. */
    List<@Nullable Object[]> rows(String table);
}
