package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.ApplicationParts;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.log.analytics.Application;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything about an application as this version of the API describes it. */
final class ApplicationDetail {

    private ApplicationDetail() {}

    static Map<String, Object> of(Application application) {
        var document = ApplicationDocument.of(application.settings());
        var detail = new HashMap<String, Object>();
        detail.put("ApplicationName", application.id().name());
        detail.put("ApplicationARN", application.id().arn());
        detail.put("ApplicationStatus", application.status().name());
        detail.put("ApplicationVersionId", application.version());
        detail.put("CreateTimestamp", ApplicationChanges.createdSecond(application));
        detail.put("LastUpdateTimestamp", application.updatedAt());
        detail.put("ApplicationVersionCreateTimestamp", application.updatedAt());
        detail.put("ConditionalToken", Expectation.tokenOf(application));
        detail.put("RuntimeEnvironment", SqlRuntime.NAME);
        document.text(ApplicationDocument.DESCRIPTION)
                .ifPresent(text -> detail.put(ApplicationDocument.DESCRIPTION, text));
        document.text(ApplicationDocument.ROLE).ifPresent(role -> detail.put(ApplicationDocument.ROLE, role));
        if (application.version() > 1) {
            detail.put("ApplicationVersionUpdatedFrom", application.version() - 1);
        }
        ApplicationParts.describe(application, List.of(Part.LOGGING), detail);
        detail.put("ApplicationConfigurationDescription", configuration(application, document));
        return detail;
    }

    private static Map<String, Object> configuration(Application application, ApplicationDocument document) {
        var sql = new HashMap<String, Object>();
        ApplicationParts.describe(application, List.of(Part.INPUT, Part.OUTPUT, Part.REFERENCE), sql);
        var configuration = new HashMap<String, Object>();
        configuration.put("SqlApplicationConfigurationDescription", sql);
        document.text(ApplicationDocument.CODE)
                .ifPresent(code -> configuration.put(
                        "ApplicationCodeConfigurationDescription",
                        Map.of("CodeContentType", "PLAINTEXT", "CodeContentDescription", Map.of("TextContent", code))));
        return configuration;
    }
}
