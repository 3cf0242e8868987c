package io.kinefka.analytics.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** Calcite's operators, and of its functions those that the dialect has. */
final class StandardFunctions implements SqlOperatorTable {
    private static final Set<String> NAMES = Set.of(
            "ABS",
            "AVG",
            "CAST",
            "CEIL",
            "CHARACTER_LENGTH",
            "CHAR_LENGTH",
            "COALESCE",
            "COUNT",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "EXP",
            "EXTRACT",
            "FLOOR",
            "LN",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "LOG10",
            "LOWER",
            "MAX",
            "MIN",
            "MOD",
            "NULLIF",
            "POSITION",
            "POWER",
            "SQRT",
            "SUBSTRING",
            "SUM",
            "TRIM",
            "UPPER");

    private static final SqlOperatorTable ALL = SqlStdOperatorTable.instance();

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        List<SqlOperator> candidates = new ArrayList<>();
        ALL.lookupOperatorOverloads(name, category, syntax, candidates, matcher);
        candidates.stream().filter(StandardFunctions::isInDialect).forEach(found::add);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return ALL.getOperatorList().stream()
                .filter(StandardFunctions::isInDialect)
                .toList();
    }

    private static boolean isInDialect(SqlOperator operator) {
        return !(operator instanceof SqlFunction)
                || NAMES.contains(operator.getName().toUpperCase(Locale.ROOT));
    }
}
