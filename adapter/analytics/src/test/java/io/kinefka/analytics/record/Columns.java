package io.kinefka.analytics.record;

import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Columns of given types, called C0, C1 and so on. */
final class Columns {
    private Columns() {}

    static List<RelDataTypeField> of(String... sqlTypes) {
        TableSchema schema = new TableSchema(
                "S",
                IntStream.range(0, sqlTypes.length)
                        .mapToObj(i -> new TableSchema.Column("C" + i, sqlTypes[i]))
                        .toList());
        return ApplicationCompiler.inputType(schema).getFieldList().subList(0, sqlTypes.length);
    }
}
