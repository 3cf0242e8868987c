package io.kinefka.analytics.sql.lower;

import io.kinefka.analytics.sql.validate.Relation;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** Compiles what stands in FROM and is no name, and puts it into the catalog as a relation of its own. */
public interface SubQueries {
    /** The rows of a query. */
    Relation query(SqlNode query);

    /** The rows of a call of a table function. */
    Relation tableFunction(SqlCall call);

    /** The rows of a stream or a query, their columns under other names. */
    Relation renamed(Relation relation, List<String> names);
}
