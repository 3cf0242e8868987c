package io.kinefka.analytics.sql.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** The relations that queries can name, in the order in which they came to be. */
public final class Catalog {
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false);
    private final SqlTypes types;

    /** Of nothing yet. */
    public Catalog(SqlTypes types) {
        this.types = types;
    }

    /** Adds a relation, in the place of one of the same name. */
    public void put(Relation relation) {
        relations.put(relation.name(), relation);
        schema.add(relation.name(), new AbstractTable() {
            @Override
            public RelDataType getRowType(RelDataTypeFactory factory) {
                return relation.rowType();
            }
        });
    }

    /** Adds the rows of a query, under a name that no code can write, and answers what it is called. */
    public Relation putDerived(RelDataType rowType, int visibleColumns) {
        var derived = new Relation("$" + relations.size(), Relation.Kind.DERIVED, rowType, visibleColumns);
        put(derived);
        return derived;
    }

    /** The relation of that name. */
    public Optional<Relation> find(String name) {
        return Optional.ofNullable(relations.get(name));
    }

    /** The types that its rows are of. */
    public SqlTypes types() {
        return types;
    }

    CalciteCatalogReader reader() {
        var properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteCatalogReader(schema, List.of(), types, new CalciteConnectionConfigImpl(properties));
    }
}
