package io.kinefka.analytics.sql;

import io.kinefka.analytics.sql.function.Functions;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.TableFunction;
import io.kinefka.analytics.sql.validate.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Compiles calls of RANDOM_CUT_FOREST and RANDOM_CUT_FOREST_WITH_EXPLANATION. */
final class TableFunctions {
    private static final String SCORE_ONLY = "RANDOM_CUT_FOREST";
    private static final String WITH_EXPLANATION = "RANDOM_CUT_FOREST_WITH_EXPLANATION";
    private static final int EXPLANATION_CHARS_MAX = 20_480;
    private static final int DIRECTED = 5;
    private static final List<Integer> DEFAULTS = List.of(100, 256, 100_000, 1);

    private final SqlTypes types;
    private final Function<SqlNode, PlanNode> queries;

    TableFunctions(SqlTypes types, Function<SqlNode, PlanNode> queries) {
        this.types = types;
        this.queries = queries;
    }

    PlanNode compile(SqlCall call) {
        var name = call.getOperator().getName();
        if (Functions.NOT_SUPPORTED.contains(name)) {
            throw CodeValidationException.notSupported(name, call.getParserPosition());
        }
        var explained = name.equals(WITH_EXPLANATION);
        if (!explained && !name.equals(SCORE_ONLY)) {
            throw new CodeValidationException(
                    "No match found for function signature " + name, call.getParserPosition());
        }
        var operands = call.getOperandList();
        if (operands.isEmpty()
                || operands.get(0).getKind() != SqlKind.CURSOR
                || operands.size() > (explained ? DIRECTED + 1 : DIRECTED)) {
            throw new CodeValidationException(
                    name + " takes a CURSOR and up to " + (explained ? DIRECTED : DIRECTED - 1) + " parameters",
                    call.getParserPosition());
        }
        var input = queries.apply(((SqlCall) operands.get(0)).operand(0));
        var forest = new TableFunction.Forest(
                number(operands, 0),
                number(operands, 1),
                number(operands, 2),
                number(operands, 3),
                explained,
                operands.size() > DIRECTED && truth(operands.get(DIRECTED)));
        return new TableFunction(input, forest, scored(input, operands.get(0)), rowType(input.rowType(), explained));
    }

    private static int number(List<SqlNode> operands, int parameter) {
        if (operands.size() <= parameter + 1) {
            return DEFAULTS.get(parameter);
        }
        var operand = operands.get(parameter + 1);
        if (operand instanceof SqlLiteral literal
                && literal.getValue() instanceof BigDecimal number
                && number.signum() > 0
                && number.scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            return number.intValueExact();
        }
        throw new CodeValidationException("A parameter must be a positive integer", operand.getParserPosition());
    }

    private static boolean truth(SqlNode operand) {
        if (operand instanceof SqlLiteral literal && literal.getValue() instanceof Boolean truth) {
            return truth;
        }
        throw new CodeValidationException("A parameter must be TRUE or FALSE", operand.getParserPosition());
    }

    private static List<Integer> scored(PlanNode input, SqlNode cursor) {
        var fields = input.rowType().getFieldList();
        var scored = IntStream.range(0, fields.size() - 1)
                .filter(i -> SqlTypeName.NUMERIC_TYPES.contains(
                        fields.get(i).getType().getSqlTypeName()))
                .boxed()
                .toList();
        for (var column : scored) {
            if (fields.get(column).getType().getSqlTypeName() == SqlTypeName.DECIMAL) {
                throw new CodeValidationException(
                        "A forest does not take the DECIMAL column '"
                                + fields.get(column).getName() + "'",
                        cursor.getParserPosition());
            }
        }
        if (scored.isEmpty()) {
            throw new CodeValidationException("A forest needs a column with numbers", cursor.getParserPosition());
        }
        return scored;
    }

    private RelDataType rowType(RelDataType input, boolean explained) {
        var fields = new ArrayList<>(input.getFieldList());
        var rowtime = fields.remove(fields.size() - 1);
        var builder = types.builder().addAll(fields).add("ANOMALY_SCORE", types.createSqlType(SqlTypeName.DOUBLE));
        if (explained) {
            builder.add("ANOMALY_EXPLANATION", types.createSqlType(SqlTypeName.VARCHAR, EXPLANATION_CHARS_MAX));
        }
        return builder.add(rowtime).build();
    }
}
