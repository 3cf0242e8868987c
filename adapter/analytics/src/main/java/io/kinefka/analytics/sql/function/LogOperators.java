package io.kinefka.analytics.sql.function;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** The log-parsing functions: their results are records, the columns of which their literal arguments describe. */
public final class LogOperators {
    static final List<SqlFunction> ALL = List.of(
            function("REGEX_LOG_PARSE", "regex", 2),
            function("REGEX_LOG_PARSE", "regexColumns", 3),
            function("FAST_REGEX_LOG_PARSE", "fastRegex", 2),
            function("FAST_REGEX_LOG_PARSER", "fastRegex", 2),
            function("FIXED_COLUMN_LOG_PARSE", "fixedColumns", 2),
            function("SYS_LOG_PARSE", "sysLog", 1),
            function("VARIABLE_COLUMN_LOG_PARSE", "variableColumns", 3),
            function("VARIABLE_COLUMN_LOG_PARSE", "quotedColumns", 5),
            function("W3C_LOG_PARSE", "w3c", 2));

    private LogOperators() {}

    /** Whether an operator is one of them. */
    public static boolean contains(SqlOperator operator) {
        return operator instanceof SqlFunction function && ALL.contains(function);
    }

    /** Whether a function of that name is one of them. */
    public static boolean contains(String name) {
        return ALL.stream().anyMatch(function -> function.getName().equals(name));
    }

    /**
     * Looks whether a call's arguments describe columns.
     *
     * @param arguments those behind the line
     * @throws IllegalArgumentException if they do not
     */
    public static void check(String name, List<String> arguments) {
        var counts = ALL.stream()
                .filter(function -> function.getName().equals(name))
                .map(function -> function.getOperandCountRange().getMin() - 1)
                .toList();
        // Calcite refuses another number of arguments, and says how many there may be.
        if (counts.contains(arguments.size())) {
            var unused = LogFormats.of(name, arguments);
        }
    }

    private static SqlFunction function(String name, String method, int operands) {
        return Functions.function(
                name,
                LogOperators::recordType,
                LogFunctions.class,
                method,
                Collections.nCopies(operands, SqlTypeFamily.CHARACTER).toArray(SqlTypeFamily[]::new));
    }

    private static RelDataType recordType(SqlOperatorBinding call) {
        var arguments = IntStream.range(1, call.getOperandCount())
                .mapToObj(i -> String.valueOf(call.getOperandLiteralValue(i, String.class)))
                .toList();
        return recordType(
                call.getTypeFactory(), LogFormats.of(call.getOperator().getName(), arguments));
    }

    private static RelDataType recordType(RelDataTypeFactory types, LogFormat format) {
        var columns = format.columns();
        var recordType = types.createStructType(
                columns.stream().map(column -> column.in(types)).toList(),
                columns.stream().map(LogColumn::name).toList());
        // No record if the line is not of the format.
        return types.createTypeWithNullability(recordType, true);
    }
}
