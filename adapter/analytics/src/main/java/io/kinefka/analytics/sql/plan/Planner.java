package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.parser.CodeValidationException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.jspecify.annotations.Nullable;

/** Turns Calcite's algebra into our nodes. */
public final class Planner {
    private static final HepProgram RULES = HepProgram.builder()
            .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
            .addRuleInstance(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW)
            .addRuleInstance(CoreRules.FILTER_MERGE)
            .build();

    private final Function<String, PlanNode> relations;
    private final Predicate<String> isReference;

    /**
     * With what is known of relations.
     *
     * @param relations the rows of a relation by its name
     * @param isReference whether a relation is a reference table
     */
    public Planner(Function<String, PlanNode> relations, Predicate<String> isReference) {
        this.relations = relations;
        this.isReference = isReference;
    }

    /** The plan of a query. */
    public PlanNode plan(RelNode query) {
        var rules = new HepPlanner(RULES);
        rules.setRoot(query);
        return node(rules.findBestExp());
    }

    private PlanNode node(RelNode algebra) {
        if (algebra instanceof TableScan scan) {
            return relations.apply(name(scan));
        }
        if (algebra instanceof LogicalFilter filter) {
            return Calc.filter(node(filter.getInput()), RelOptUtil.conjunctions(filter.getCondition()));
        }
        if (algebra instanceof LogicalProject project) {
            return Calc.project(node(project.getInput()), project.getProjects(), project.getRowType());
        }
        if (algebra instanceof LogicalAggregate aggregate) {
            return new Grouping(aggregate).over(this::node);
        }
        if (algebra instanceof LogicalWindow window) {
            return SlidingWindows.of(window, node(window.getInput()));
        }
        if (algebra instanceof LogicalJoin join) {
            return join(join);
        }
        if (algebra instanceof LogicalSort sort) {
            return sort(sort);
        }
        if (algebra instanceof LogicalUnion union) {
            return new Union(union.getInputs().stream().map(this::node).toList(), union.getRowType());
        }
        throw new CodeValidationException(algebra.getRelTypeName() + " is not supported.", 0, 0);
    }

    private PlanNode join(Join join) {
        if (isReference(join.getLeft())) {
            var swapped = join.getJoinType() == JoinRelType.INNER ? swapped(join) : null;
            if (swapped == null || isReference(join.getRight())) {
                throw new CodeValidationException("A reference table can only be joined to a stream.", 0, 0);
            }
            return node(swapped);
        }
        var keys = new JoinKeys(join);
        return new ReferenceJoin(
                node(join.getLeft()),
                node(join.getRight()),
                join.getJoinType() == JoinRelType.LEFT,
                keys.left(),
                keys.right(),
                keys.rest(),
                join.getRowType());
    }

    private static @Nullable RelNode swapped(Join join) {
        return JoinCommuteRule.swap(join, false, RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null));
    }

    private boolean isReference(RelNode algebra) {
        return algebra instanceof TableScan scan
                ? isReference.test(name(scan))
                : algebra.getInputs().stream().allMatch(this::isReference);
    }

    private PlanNode sort(LogicalSort sort) {
        if (sort.fetch != null || sort.offset != null) {
            throw new CodeValidationException("LIMIT is not supported.", 0, 0);
        }
        var keys = sort.getCollation().getFieldCollations().stream()
                .map(key -> new Sort.Key(
                        key.getFieldIndex(),
                        key.getDirection().isDescending(),
                        key.nullDirection == RelFieldCollation.NullDirection.FIRST))
                .toList();
        return new Sort(node(sort.getInput()), keys);
    }

    private static String name(TableScan scan) {
        var names = scan.getTable().getQualifiedName();
        return names.get(names.size() - 1);
    }
}
