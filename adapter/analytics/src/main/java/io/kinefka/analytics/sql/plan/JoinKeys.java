package io.kinefka.analytics.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** What a join's condition says: expressions of the left side that equal expressions of the right, and the rest. */
final class JoinKeys {
    private final int leftColumns;
    private final RexBuilder expressions;
    private final List<RexNode> left = new ArrayList<>();
    private final List<RexNode> right = new ArrayList<>();
    private final List<RexNode> rest = new ArrayList<>();

    JoinKeys(Join join) {
        this.leftColumns = join.getLeft().getRowType().getFieldCount();
        this.expressions = join.getCluster().getRexBuilder();
        RelOptUtil.conjunctions(join.getCondition()).forEach(this::add);
    }

    /** Over the columns of the left side. */
    List<RexNode> left() {
        return left;
    }

    /** Over the columns of the right side, of the same types. */
    List<RexNode> right() {
        return right;
    }

    /** Over the columns of both. */
    List<RexNode> rest() {
        return rest;
    }

    private void add(RexNode condition) {
        if (condition instanceof RexCall equality && equality.getKind() == SqlKind.EQUALS) {
            var a = equality.getOperands().get(0);
            var b = equality.getOperands().get(1);
            if ((isOfLeft(a) && isOfRight(b) && addKeys(a, b)) || (isOfLeft(b) && isOfRight(a) && addKeys(b, a))) {
                return;
            }
        }
        rest.add(condition);
    }

    private boolean addKeys(RexNode ofLeft, RexNode ofRight) {
        var types = expressions.getTypeFactory();
        var common = types.leastRestrictive(List.of(ofLeft.getType(), ofRight.getType()));
        if (common == null) {
            return false;
        }
        left.add(as(common, ofLeft));
        right.add(RexUtil.shift(as(common, ofRight), -leftColumns));
        return true;
    }

    private RexNode as(RelDataType common, RexNode key) {
        var types = expressions.getTypeFactory();
        // Text is the same text whatever length its column allows.
        var same = SqlTypeUtil.isCharacter(common) || SqlTypeUtil.equalSansNullability(types, common, key.getType());
        return same ? key : expressions.makeCast(types.createTypeWithNullability(common, true), key, false, false);
    }

    private boolean isOfLeft(RexNode node) {
        var columns = columns(node);
        return !columns.isEmpty() && columns.length() <= leftColumns;
    }

    private boolean isOfRight(RexNode node) {
        var columns = columns(node);
        return !columns.isEmpty() && columns.nth(0) >= leftColumns;
    }

    private static ImmutableBitSet columns(RexNode node) {
        return RelOptUtil.InputFinder.bits(node);
    }
}
