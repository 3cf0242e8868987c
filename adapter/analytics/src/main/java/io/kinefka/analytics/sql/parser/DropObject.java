package io.kinefka.analytics.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP STREAM name} or {@code DROP PUMP name}, known so that it can be refused by its name. */
public final class DropObject extends SqlCall {
    static final SqlOperator STREAM = new SqlSpecialOperator("DROP STREAM", SqlKind.OTHER_DDL);
    static final SqlOperator PUMP = new SqlSpecialOperator("DROP PUMP", SqlKind.OTHER_DDL);

    private final SqlOperator operator;
    private final SqlIdentifier name;

    DropObject(SqlParserPos position, SqlOperator operator, SqlIdentifier name) {
        super(position);
        this.operator = operator;
        this.name = name;
    }

    @Override
    public SqlOperator getOperator() {
        return operator;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name);
    }
}
