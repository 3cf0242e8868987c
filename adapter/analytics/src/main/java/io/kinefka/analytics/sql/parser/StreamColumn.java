package io.kinefka.analytics.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;

/** A column in {@code CREATE STREAM}; its type knows whether it may be null. */
public final class StreamColumn extends SqlCall {
    private static final SqlOperator OPERATOR = new SqlSpecialOperator("STREAM COLUMN", SqlKind.COLUMN_DECL);

    private final SqlIdentifier name;
    private final SqlDataTypeSpec type;

    StreamColumn(SqlIdentifier name, SqlDataTypeSpec type) {
        super(name.getParserPosition());
        this.name = name;
        this.type = type;
    }

    /** The column's name. */
    public SqlIdentifier name() {
        return name;
    }

    /** The column's type. */
    public SqlDataTypeSpec type() {
        return type;
    }

    @Override
    public SqlOperator getOperator() {
        return OPERATOR;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name, type);
    }
}
