package io.kinefka.analytics.deploy;

import io.kinefka.analytics.application.ApplicationConfiguration.Reference;
import io.kinefka.analytics.record.RowReader;
import io.kinefka.analytics.run.ReferenceTables;
import io.kinefka.analytics.sql.ApplicationCompiler;
import io.kinefka.analytics.sql.TableSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads reference tables from objects, whole. */
final class ReferenceFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceFiles.class);
    private static final String BUCKET_ARN = "arn:aws:s3:::";
    /** Source: "Limits" in the developer guide for SQL applications, 1 GB; what fits into an array is about that. */
    private static final int BYTES_MAX = 1_000_000_000;

    private final ObjectReader objects;

    ReferenceFiles(ObjectReader objects) {
        this.objects = objects;
    }

    /**
     * The tables' rows.
     *
     * @throws IOException if an object cannot be read
     */
    ReferenceTables read(List<Reference> references) throws IOException {
        Map<String, List<@Nullable Object[]>> tables = new HashMap<>();
        for (Reference reference : references) {
            tables.put(reference.tableName(), rows(reference));
        }
        return table -> tables.getOrDefault(table, List.of());
    }

    private List<@Nullable Object[]> rows(Reference reference) throws IOException {
        String bucket = reference.bucketArn().replaceFirst("^" + BUCKET_ARN, "");
        byte[] content = objects.read(bucket, reference.key(), BYTES_MAX)
                .orElseThrow(() -> new IOException("There is no object " + reference.key() + " in " + bucket));
        TableSchema schema = reference.schema().table(reference.tableName());
        List<RelDataTypeField> columns =
                ApplicationCompiler.referenceType(schema).getFieldList();
        Collected collected = new Collected();
        RowReader.of(RecordFormats.of(reference.schema()), columns).read(content, collected);
        LOG.atInfo()
                .addKeyValue("table", reference.tableName())
                .addKeyValue("rows", collected.rows.size())
                .addKeyValue("malformed", collected.malformed)
                .log("A reference table has been read");
        return collected.rows;
    }

    private static final class Collected implements RowReader.Rows {
        private final List<@Nullable Object[]> rows = new ArrayList<>();
        private int malformed;

        @Override
        public void row(@Nullable Object[] columns) {
            rows.add(columns);
        }

        @Override
        public void malformed(String reason) {
            malformed++;
        }
    }
}
