package io.kinefka.analytics.sql;

import io.kinefka.analytics.sql.parser.ApplicationParser;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.parser.CreateStream;
import io.kinefka.analytics.sql.validate.Relation;
import io.kinefka.analytics.sql.validate.SqlTypes;
import io.kinefka.analytics.sql.validate.Validation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes relations of what was declared, with the system columns of their kind. */
final class Schemas {
    private static final int SHARD_ID_CHARS_MAX = 64;
    private static final int PARTITION_KEY_CHARS_MAX = 512;
    private static final int SEQUENCE_NUMBER_CHARS_MAX = 128;

    private final SqlTypes types;
    private final Validation validation;

    Schemas(SqlTypes types, Validation validation) {
        this.types = types;
        this.validation = validation;
    }

    /** A stream from outside. */
    Relation source(TableSchema schema) {
        var columns = columns(schema);
        var visible = columns.size();
        columns.putIfAbsent(Relation.ROWTIME, timestamp());
        columns.putIfAbsent("APPROXIMATE_ARRIVAL_TIME", timestamp());
        columns.putIfAbsent("SHARD_ID", text(SHARD_ID_CHARS_MAX));
        columns.putIfAbsent("PARTITION_KEY", text(PARTITION_KEY_CHARS_MAX));
        columns.putIfAbsent("SEQUENCE_NUMBER", text(SEQUENCE_NUMBER_CHARS_MAX));
        return new Relation(schema.name(), Relation.Kind.SOURCE, rowType(columns), visible);
    }

    /** A reference table. */
    Relation reference(TableSchema schema) {
        var columns = columns(schema);
        return new Relation(schema.name(), Relation.Kind.REFERENCE, rowType(columns), columns.size());
    }

    /** A stream that the code creates. */
    Relation stream(CreateStream created) {
        var names = new HashSet<>(List.of(Relation.ROWTIME));
        var columns = new LinkedHashMap<String, RelDataType>();
        for (var column : created.columns()) {
            var name = column.name();
            if (!names.add(name.getSimple())) {
                throw new CodeValidationException("Column '" + name + "' is there already", name.getParserPosition());
            }
            columns.put(name.getSimple(), validation.type(column.type()));
        }
        columns.put(Relation.ROWTIME, timestamp());
        return new Relation(created.name().getSimple(), Relation.Kind.STREAM, rowType(columns), columns.size() - 1);
    }

    private Map<String, RelDataType> columns(TableSchema schema) {
        var columns = new LinkedHashMap<String, RelDataType>();
        for (var column : schema.columns()) {
            columns.put(column.name(), validation.type(ApplicationParser.type(column.sqlType())));
        }
        return columns;
    }

    private RelDataType timestamp() {
        return types.createSqlType(SqlTypeName.TIMESTAMP);
    }

    private RelDataType text(int charsMax) {
        return types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR, charsMax), true);
    }

    private RelDataType rowType(Map<String, RelDataType> columns) {
        return types.createStructType(List.copyOf(columns.values()), List.copyOf(columns.keySet()));
    }
}
