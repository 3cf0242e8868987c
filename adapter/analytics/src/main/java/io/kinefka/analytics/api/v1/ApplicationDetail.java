package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.ApplicationParts;
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
        document.text(ApplicationDocument.DESCRIPTION)
                .ifPresent(text -> detail.put(ApplicationDocument.DESCRIPTION, text));
        document.text(ApplicationDocument.CODE).ifPresent(code -> detail.put(ApplicationDocument.CODE, code));
        ApplicationParts.describe(application, List.of(Part.values()), detail);
        return detail;
    }
}
