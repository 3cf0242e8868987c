package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.validate.Relation;
import org.apache.calcite.rel.type.RelDataType;

/** Finds the column of rows that has their time. */
final class Columns {
    private Columns() {}

    /** The last of those that are called so, because a query may have a column of that name, too; -1 if there is none. */
    static int rowtime(RelDataType rowType) {
        var names = rowType.getFieldNames();
        for (var i = names.size() - 1; i >= 0; i--) {
            if (Relation.isRowtime(names.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
