package io.kinefka.analytics.sql;

import io.kinefka.analytics.sql.lower.SelectLowering;
import io.kinefka.analytics.sql.lower.SubQueries;
import io.kinefka.analytics.sql.lower.TimeOrder;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.plan.PlanNode;
import io.kinefka.analytics.sql.plan.Planner;
import io.kinefka.analytics.sql.plan.Renaming;
import io.kinefka.analytics.sql.plan.Scan;
import io.kinefka.analytics.sql.plan.TimeSort;
import io.kinefka.analytics.sql.validate.Catalog;
import io.kinefka.analytics.sql.validate.Relation;
import io.kinefka.analytics.sql.validate.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Compiles queries block by block; what a block reads are relations, those that sub-queries left in the catalog included. */
final class QueryCompiler implements SubQueries {
    private final Catalog catalog;
    private final Validation validation;
    private final SelectLowering lowering;
    private final Planner planner;
    private final Map<String, PlanNode> derived = new HashMap<>();

    QueryCompiler(Catalog catalog, Validation validation) {
        this.catalog = catalog;
        this.validation = validation;
        this.lowering = new SelectLowering(catalog, this);
        this.planner = new Planner(this::rows, name -> relation(name).kind() == Relation.Kind.REFERENCE);
    }

    /** The plan of a query; the last column is the time of its rows. */
    PlanNode compile(SqlNode query) {
        if (query instanceof SqlSelect select) {
            return plan(lowering.lower(select));
        }
        if (query instanceof SqlOrderBy ordered) {
            return compileOrdered(ordered);
        }
        if (query instanceof SqlBasicCall union && SqlStdOperatorTable.UNION_ALL.equals(union.getOperator())) {
            return plan(SqlStdOperatorTable.UNION_ALL.createCall(
                    union.getParserPosition(), everything(union.operand(0)), everything(union.operand(1))));
        }
        throw CodeValidationException.notSupported(
                query instanceof SqlBasicCall call
                        ? call.getOperator().getName()
                        : query.getKind().toString(),
                query.getParserPosition());
    }

    private PlanNode compileOrdered(SqlOrderBy ordered) {
        if (ordered.fetch != null || ordered.offset != null) {
            throw CodeValidationException.notSupported("LIMIT", ordered.getParserPosition());
        }
        var select = lowering.lower(
                ordered.query instanceof SqlSelect inner
                        ? inner
                        : selectAll(ordered.query, ordered.query.getParserPosition()));
        var slack = TimeOrder.slack(ordered.orderList);
        var order = lowering.order(select, ordered.orderList);
        var sorted = plan(new SqlOrderBy(ordered.getParserPosition(), select, order, null, null));
        return slack.map(late -> TimeSort.inPlaceOfSort(sorted, late)).orElse(sorted);
    }

    private PlanNode plan(SqlNode lowered) {
        return planner.plan(validation.convert(lowered));
    }

    private PlanNode rows(String name) {
        var plan = derived.get(name);
        return plan != null ? plan : new Scan(name, relation(name).rowType());
    }

    private Relation relation(String name) {
        return catalog.find(name).orElseThrow();
    }

    @Override
    public Relation query(SqlNode query) {
        var plan = compile(query);
        return derive(plan);
    }

    @Override
    public Relation tableFunction(SqlCall call) {
        return derive(new TableFunctions(catalog.types(), this::compile).compile(call));
    }

    @Override
    public Relation renamed(Relation relation, List<String> names) {
        return derive(Renaming.of(rows(relation.name()), relation, names, catalog.types()));
    }

    private Relation derive(PlanNode plan) {
        var relation = catalog.putDerived(plan.rowType(), plan.rowType().getFieldCount() - 1);
        derived.put(relation.name(), plan);
        return relation;
    }

    /** All columns of a query's rows, the time included. */
    private SqlSelect everything(SqlNode query) {
        var relation = query(query);
        var position = query.getParserPosition();
        List<SqlNode> items = new ArrayList<>();
        relation.rowType()
                .getFieldNames()
                .forEach(name -> items.add(new SqlIdentifier(List.of(relation.name(), name), position)));
        return select(new SqlIdentifier(relation.name(), position), new SqlNodeList(items, position), position);
    }

    private static SqlSelect selectAll(SqlNode query, SqlParserPos position) {
        return select(query, SqlNodeList.of(SqlIdentifier.star(position)), position);
    }

    private static SqlSelect select(SqlNode from, SqlNodeList items, SqlParserPos position) {
        return new SqlSelect(position, null, items, from, null, null, null, null, null, null, null, null, null);
    }
}
