package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.validate.Relation;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A relation in FROM, and what the block calls it. */
record Source(String alias, Relation relation) {
    /** Its columns, without the system's. */
    List<SqlIdentifier> columns(SqlParserPos position) {
        return relation.visible().stream()
                .map(column -> column(column.getName(), position))
                .toList();
    }

    /** The column with the time of its rows. */
    SqlIdentifier rowtime(SqlParserPos position) {
        return column(relation.rowtime(), position);
    }

    private SqlIdentifier column(String name, SqlParserPos position) {
        return new SqlIdentifier(List.of(alias, name), position);
    }
}
