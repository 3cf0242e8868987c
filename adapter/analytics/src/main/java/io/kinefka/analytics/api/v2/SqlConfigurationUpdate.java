package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.Part;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changes of an application's configuration, as the API has it; what is not for SQL applications is refused. */
record SqlConfigurationUpdate(
        @Nullable Sql sqlApplicationConfigurationUpdate,
        @Nullable Code applicationCodeConfigurationUpdate,
        @Nullable Map<String, Object> flinkApplicationConfigurationUpdate,
        @Nullable Map<String, Object> environmentPropertyUpdates,
        @Nullable Map<String, Object> applicationSnapshotConfigurationUpdate,
        @Nullable Map<String, Object> applicationSystemRollbackConfigurationUpdate,
        @Nullable List<Map<String, Object>> vpcConfigurationUpdates,
        @Nullable Map<String, Object> zeppelinApplicationConfigurationUpdate) {

    record Sql(
            @Nullable List<Map<String, Object>> inputUpdates,
            @Nullable List<Map<String, Object>> outputUpdates,
            @Nullable List<Map<String, Object>> referenceDataSourceUpdates) {}

    record Code(
            @Nullable String codeContentTypeUpdate,
            @Nullable Content codeContentUpdate) {

        /** What is SQL. */
        @Nullable String text() {
            if ("ZIPFILE".equals(codeContentTypeUpdate)
                    || (codeContentUpdate != null
                            && (codeContentUpdate.zipFileContentUpdate() != null
                                    || codeContentUpdate.s3ContentLocationUpdate() != null))) {
                throw SqlConfiguration.onlyText();
            }
            return codeContentUpdate == null ? null : codeContentUpdate.textContentUpdate();
        }
    }

    record Content(
            @Nullable String textContentUpdate,
            @Nullable ByteBuffer zipFileContentUpdate,
            @Nullable Map<String, Object> s3ContentLocationUpdate) {}

    /** The settings after this. */
    ApplicationDocument of(ApplicationDocument document) {
        SqlConfiguration.refuse(Stream.of(
                flinkApplicationConfigurationUpdate,
                environmentPropertyUpdates,
                applicationSnapshotConfigurationUpdate,
                applicationSystemRollbackConfigurationUpdate,
                vpcConfigurationUpdates,
                zeppelinApplicationConfigurationUpdate));
        var code = applicationCodeConfigurationUpdate;
        var changed = document.with(ApplicationDocument.CODE, code == null ? null : code.text());
        var sql = sqlApplicationConfigurationUpdate;
        return sql == null
                ? changed
                : changed.updatedAll(Part.INPUT, sql.inputUpdates())
                        .updatedAll(Part.OUTPUT, sql.outputUpdates())
                        .updatedAll(Part.REFERENCE, sql.referenceDataSourceUpdates());
    }
}
