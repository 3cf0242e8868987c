package io.kinefka.analytics.sql.validate;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/**
 * Something that FROM can name: its columns, of which the last are system columns that {@code *} leaves out.
 *
 * @param visibleColumns how many of the columns are not system columns
 */
public record Relation(String name, Kind kind, RelDataType rowType, int visibleColumns) {
    /** The system column of every stream: when a row arrived, or what the operators made of that. */
    public static final String ROWTIME = "ROWTIME";

    /** Its name beside a column that a query has called ROWTIME itself. */
    private static final String OTHER_ROWTIME = "$ROWTIME";

    /** Where a relation's rows come from. */
    public enum Kind {
        /** A stream that the application reads from outside. */
        SOURCE,
        /** An in-application stream. */
        STREAM,
        /** A reference table. */
        REFERENCE,
        /** A query in FROM. */
        DERIVED
    }

    /** Whether it has a ROWTIME. */
    public boolean isStream() {
        return kind != Kind.REFERENCE;
    }

    /** The columns that {@code *} stands for. */
    public List<RelDataTypeField> visible() {
        return rowType.getFieldList().subList(0, visibleColumns);
    }

    /** The name of the system column that orders its rows. */
    public String rowtime() {
        return rowtimeBeside(visible());
    }

    /** The name of ROWTIME beside these columns. */
    public static String rowtimeBeside(List<RelDataTypeField> columns) {
        return columns.stream().anyMatch(column -> column.getName().equals(ROWTIME)) ? OTHER_ROWTIME : ROWTIME;
    }

    /** Whether a column of this name is the one that orders rows. */
    public static boolean isRowtime(String name) {
        return name.equals(ROWTIME) || name.equals(OTHER_ROWTIME);
    }
}
