package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.Part;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The configuration of a new application as the API has it; what is not for SQL applications is refused. */
record SqlConfiguration(
        @Nullable Sql sqlApplicationConfiguration,
        @Nullable Code applicationCodeConfiguration,
        @Nullable Map<String, Object> flinkApplicationConfiguration,
        @Nullable Map<String, Object> environmentProperties,
        @Nullable Map<String, Object> applicationSnapshotConfiguration,
        @Nullable Map<String, Object> applicationSystemRollbackConfiguration,
        @Nullable List<Map<String, Object>> vpcConfigurations,
        @Nullable Map<String, Object> zeppelinApplicationConfiguration) {

    record Sql(
            @Nullable List<Map<String, Object>> inputs,
            @Nullable List<Map<String, Object>> outputs,
            @Nullable List<Map<String, Object>> referenceDataSources) {}

    record Code(@Nullable Content codeContent, String codeContentType) {

        /** What is SQL. */
        @Nullable String text() {
            if (!codeContentType.equals("PLAINTEXT")
                    || (codeContent != null
                            && (codeContent.zipFileContent() != null || codeContent.s3ContentLocation() != null))) {
                throw onlyText();
            }
            return codeContent == null ? null : codeContent.textContent();
        }
    }

    record Content(
            @Nullable String textContent,
            @Nullable ByteBuffer zipFileContent,
            @Nullable Map<String, Object> s3ContentLocation) {}

    static RuntimeException onlyText() {
        return AnalyticsErrors.invalidArgument(
                "The code of SQL-1_0 applications must be TextContent of the CodeContentType PLAINTEXT.");
    }

    /** Refuses what is said of a configuration and is not for SQL applications. */
    static void refuse(Stream<?> others) {
        if (others.anyMatch(other -> other != null)) {
            throw AnalyticsErrors.invalidArgument("Only SqlApplicationConfiguration and ApplicationCodeConfiguration"
                    + " apply to SQL-1_0 applications.");
        }
    }

    /** The settings of an application with this configuration. */
    ApplicationDocument of(ApplicationDocument document) {
        refuse(Stream.of(
                flinkApplicationConfiguration,
                environmentProperties,
                applicationSnapshotConfiguration,
                applicationSystemRollbackConfiguration,
                vpcConfigurations,
                zeppelinApplicationConfiguration));
        var code = applicationCodeConfiguration;
        var configured = document.with(ApplicationDocument.CODE, code == null ? null : code.text());
        var sql = sqlApplicationConfiguration;
        return sql == null
                ? configured
                : configured
                        .addedAll(Part.INPUT, 1, sql.inputs())
                        .addedAll(Part.OUTPUT, 1, sql.outputs())
                        .addedAll(Part.REFERENCE, 1, sql.referenceDataSources());
    }
}
