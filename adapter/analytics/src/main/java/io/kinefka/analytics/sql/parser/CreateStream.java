package io.kinefka.analytics.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE [OR REPLACE] STREAM name (column type, ...)}: an in-application stream. */
public final class CreateStream extends SqlCreate {
    private static final SqlOperator OPERATOR = new SqlSpecialOperator("CREATE STREAM", SqlKind.OTHER_DDL);

    private final SqlIdentifier name;
    private final SqlNodeList columns;

    CreateStream(SqlParserPos position, boolean replace, SqlIdentifier name, SqlNodeList columns) {
        super(OPERATOR, position, replace, false);
        this.name = name;
        this.columns = columns;
    }

    /** The stream's name. */
    public SqlIdentifier name() {
        return name;
    }

    /** The columns in their order. */
    public List<StreamColumn> columns() {
        return columns.getList().stream().map(StreamColumn.class::cast).toList();
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name, columns);
    }
}
