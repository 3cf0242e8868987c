package io.kinefka.analytics.sql.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Parses application code into its statements: unquoted names become upper case, quoted ones stay as they are. */
public final class ApplicationParser {
    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withParserFactory(GeneratedSqlParser.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_UPPER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withIdentifierMaxLength(256)
            .withConformance(new SqlDelegatingConformance(SqlConformanceEnum.DEFAULT) {
                @Override
                public boolean isBangEqualAllowed() {
                    return true;
                }
            });

    private ApplicationParser() {}

    /** The code's statements in their order. */
    public static List<SqlNode> statements(String code) {
        try {
            return List.copyOf(SqlParser.create(code, CONFIG).parseStmtList().getList());
        } catch (SqlParseException invalid) {
            throw refusal(invalid);
        }
    }

    /** A column's type as the API's schemas name it, such as {@code VARCHAR(16)}. */
    public static SqlDataTypeSpec type(String sqlType) {
        var statements = statements("CREATE STREAM S (C " + sqlType + ")");
        if (statements.size() == 1
                && statements.get(0) instanceof CreateStream stream
                && stream.columns().size() == 1) {
            return stream.columns().get(0).type();
        }
        throw new CodeValidationException("Unknown type " + sqlType + ".", 0, 0);
    }

    private static CodeValidationException refusal(SqlParseException invalid) {
        var position = Optional.ofNullable(invalid.getPos()).orElse(SqlParserPos.ZERO);
        if (invalid.getCause() instanceof StackOverflowError) {
            return new CodeValidationException("The code is nested too deeply.", position);
        }
        var message = String.valueOf(invalid.getMessage());
        return new CodeValidationException(message.lines().findFirst().orElse(message), position);
    }
}
