package io.kinefka.analytics.sql.plan;

import io.kinefka.analytics.sql.validate.Relation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Gives the columns of a stream other names; of the system's columns only the time stays. */
public final class Renaming {
    private Renaming() {}

    /** The rows with as many names as the relation has columns that are not the system's. */
    public static PlanNode of(PlanNode rows, Relation relation, List<String> names, RelDataTypeFactory types) {
        var rowType = relation.rowType();
        List<RexNode> columns = new ArrayList<>();
        List<RelDataType> columnTypes = new ArrayList<>();
        for (var i = 0; i < names.size(); i++) {
            columns.add(RexInputRef.of(i, rowType));
            columnTypes.add(rowType.getFieldList().get(i).getType());
        }
        var visible = types.createStructType(columnTypes, names);
        var rowtime = rowType.getFieldNames().indexOf(relation.rowtime());
        columns.add(RexInputRef.of(rowtime, rowType));
        columnTypes.add(rowType.getFieldList().get(rowtime).getType());
        var allNames = new ArrayList<>(names);
        allNames.add(Relation.rowtimeBeside(visible.getFieldList()));
        return Calc.project(rows, columns, types.createStructType(columnTypes, allNames));
    }
}
