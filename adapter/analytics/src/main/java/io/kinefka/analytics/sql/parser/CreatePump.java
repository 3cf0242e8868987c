package io.kinefka.analytics.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE [OR REPLACE] PUMP name AS INSERT INTO stream ...}: a query that runs for ever. */
public final class CreatePump extends SqlCreate {
    private static final SqlOperator OPERATOR = new SqlSpecialOperator("CREATE PUMP", SqlKind.OTHER_DDL);

    private final SqlIdentifier name;
    private final SqlInsert insert;

    CreatePump(SqlParserPos position, boolean replace, SqlIdentifier name, SqlInsert insert) {
        super(OPERATOR, position, replace, false);
        this.name = name;
        this.insert = insert;
    }

    /** The pump's name. */
    public SqlIdentifier name() {
        return name;
    }

    /** Its query, and the stream that takes the rows. */
    public SqlInsert insert() {
        return insert;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name, insert);
    }
}
