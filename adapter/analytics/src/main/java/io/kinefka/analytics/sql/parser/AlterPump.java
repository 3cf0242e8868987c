package io.kinefka.analytics.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ALTER PUMP name START} or {@code STOP}. */
public final class AlterPump extends SqlCall {
    private static final SqlOperator OPERATOR = new SqlSpecialOperator("ALTER PUMP", SqlKind.OTHER_DDL);

    private final SqlIdentifier name;
    private final boolean starts;

    AlterPump(SqlParserPos position, SqlIdentifier name, boolean starts) {
        super(position);
        this.name = name;
        this.starts = starts;
    }

    /** The pump's name. */
    public SqlIdentifier name() {
        return name;
    }

    /** Whether it is to be started, not stopped. */
    public boolean starts() {
        return starts;
    }

    @Override
    public SqlOperator getOperator() {
        return OPERATOR;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name);
    }
}
