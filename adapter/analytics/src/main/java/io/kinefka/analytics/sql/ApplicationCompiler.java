package io.kinefka.analytics.sql;

import io.kinefka.analytics.sql.parser.AlterPump;
import io.kinefka.analytics.sql.parser.ApplicationParser;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.parser.CreateFunction;
import io.kinefka.analytics.sql.parser.CreatePump;
import io.kinefka.analytics.sql.parser.CreateStream;
import io.kinefka.analytics.sql.parser.DropObject;
import io.kinefka.analytics.sql.plan.ApplicationPlan;
import io.kinefka.analytics.sql.plan.Assignment;
import io.kinefka.analytics.sql.plan.PumpOrder;
import io.kinefka.analytics.sql.plan.Records;
import io.kinefka.analytics.sql.plan.Times;
import io.kinefka.analytics.sql.validate.Catalog;
import io.kinefka.analytics.sql.validate.Relation;
import io.kinefka.analytics.sql.validate.SqlTypes;
import io.kinefka.analytics.sql.validate.Validation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Compiles application code, statement by statement: a statement knows the streams that were created before it. */
public final class ApplicationCompiler {
    private final SqlTypes types = new SqlTypes();
    private final Catalog catalog = new Catalog(types);
    private final Validation validation = new Validation(catalog);
    private final Schemas schemas = new Schemas(types, validation);
    private final QueryCompiler queries = new QueryCompiler(catalog, validation);
    private final Map<String, ApplicationPlan.Stream> streams = new LinkedHashMap<>();
    private final Map<String, ApplicationPlan.Pump> pumps = new LinkedHashMap<>();
    private final Map<String, CreatePump> statements = new HashMap<>();

    private ApplicationCompiler() {}

    /**
     * The plan of application code.
     *
     * @param inputs the in-application streams that the application's inputs fill
     * @param references its reference tables
     * @throws CodeValidationException if the code is wrong, or uses what is not supported
     */
    public static ApplicationPlan compile(String code, List<TableSchema> inputs, List<TableSchema> references) {
        var compiler = new ApplicationCompiler();
        inputs.forEach(input -> compiler.catalog.put(compiler.schemas.source(input)));
        references.forEach(reference -> compiler.catalog.put(compiler.schemas.reference(reference)));
        ApplicationParser.statements(code).forEach(statement -> orRefuse(statement, () -> compiler.add(statement)));
        return compiler.plan();
    }

    /**
     * The columns of an input stream's rows: those of the schema, ROWTIME, and the other system columns.
     *
     * @throws CodeValidationException if a column's type is unknown
     */
    public static RelDataType inputType(TableSchema input) {
        return new ApplicationCompiler().schemas.source(input).rowType();
    }

    /**
     * The columns of a reference table's rows.
     *
     * @throws CodeValidationException if a column's type is unknown
     */
    public static RelDataType referenceType(TableSchema reference) {
        return new ApplicationCompiler().schemas.reference(reference).rowType();
    }

    /** All of it: a pump may be replaced by one that does not read what comes of its own rows. */
    private ApplicationPlan plan() {
        var plan = new ApplicationPlan(List.copyOf(streams.values()), List.copyOf(pumps.values()));
        PumpOrder.circling(plan).ifPresent(pump -> {
            throw new CodeValidationException(
                    PumpOrder.reason(pump), statement(pump).name().getParserPosition());
        });
        var times = new Times(plan.pumps());
        plan.pumps().forEach(pump -> orRefuse(statement(pump), () -> times.check(pump)));
        return plan;
    }

    private CreatePump statement(ApplicationPlan.Pump pump) {
        return Objects.requireNonNull(statements.get(pump.name()));
    }

    private static void orRefuse(SqlNode statement, Runnable step) {
        try {
            step.run();
        } catch (CodeValidationException refused) {
            // What is found wrong in the algebra has no place of its own.
            throw refused.line() > 0 ? refused : refusal(refused.reason(), statement);
        } catch (CalciteException refused) {
            throw refusal(String.valueOf(refused.getMessage()), statement);
        } catch (StackOverflowError tooDeep) {
            throw refusal("The statement is nested too deeply.", statement);
        }
    }

    private static CodeValidationException refusal(String reason, SqlNode statement) {
        return new CodeValidationException(reason, statement.getParserPosition());
    }

    private void add(SqlNode statement) {
        if (statement instanceof CreateStream stream) {
            add(stream);
        } else if (statement instanceof CreatePump pump) {
            add(pump);
        } else if (statement instanceof AlterPump altered) {
            check(altered);
        } else if (statement instanceof CreateFunction || statement instanceof DropObject) {
            throw CodeValidationException.notSupported(
                    ((SqlCall) statement).getOperator().getName(), statement.getParserPosition());
        } else {
            // A query by itself has nowhere to write to; what is wrong with it may still be said first.
            queries.compile(statement);
            throw new CodeValidationException(
                    "Only CREATE STREAM and CREATE PUMP are statements of an application.",
                    statement.getParserPosition());
        }
    }

    private void add(CreateStream created) {
        var stream = schemas.stream(created);
        var taken = catalog.find(stream.name());
        if (taken.isPresent() && (!created.getReplace() || taken.get().kind() != Relation.Kind.STREAM)) {
            throw new CodeValidationException(
                    "There is a \"" + stream.name() + "\" already.",
                    created.name().getParserPosition());
        }
        catalog.put(stream);
        streams.put(stream.name(), new ApplicationPlan.Stream(stream.name(), stream.rowType()));
    }

    private void add(CreatePump created) {
        var name = created.name().getSimple();
        if (pumps.containsKey(name) && !created.getReplace()) {
            throw new CodeValidationException(
                    "There is a \"" + name + "\" already.", created.name().getParserPosition());
        }
        var target = target((SqlIdentifier) created.insert().getTargetTable());
        var source = created.insert().getSource();
        var list = created.insert().getTargetColumnList();
        var columns = list == null
                ? List.<SqlIdentifier>of()
                : list.stream().map(SqlIdentifier.class::cast).toList();
        var query = queries.compile(source);
        var plan = new Assignment(target, new RexBuilder(types)).assign(query, columns, positions(source));
        Records.check(plan);
        pumps.put(name, new ApplicationPlan.Pump(name, target.name(), plan));
        statements.put(name, created);
    }

    /** Pumps run as long as their application does. */
    private void check(AlterPump altered) {
        var name = altered.name();
        if (!pumps.containsKey(name.getSimple())) {
            throw new CodeValidationException(
                    "Object '" + name + "' not found, or not a pump", name.getParserPosition());
        }
        if (!altered.starts()) {
            throw CodeValidationException.notSupported("ALTER PUMP ... STOP", altered.getParserPosition());
        }
    }

    private Relation target(SqlIdentifier name) {
        return catalog.find(name.toString())
                .filter(relation -> relation.kind() == Relation.Kind.STREAM)
                .orElseThrow(() -> new CodeValidationException(
                        "Object '" + name + "' not found, or not a stream to insert into", name.getParserPosition()));
    }

    private static IntFunction<SqlParserPos> positions(SqlNode source) {
        if (source instanceof SqlOrderBy ordered) {
            return positions(ordered.query);
        }
        return source instanceof SqlSelect select
                ? column -> select.getSelectList().get(column).getParserPosition()
                : column -> source.getParserPosition();
    }
}
