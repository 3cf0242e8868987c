package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.analytics.Application;
import java.util.List;

/** The applications that this version of the API knows: those that it created. */
final class V1Applications {
    private final AnalyticsApplications applications;

    V1Applications(AnalyticsApplications applications) {
        this.applications = applications;
    }

    /** The caller's application of that name. */
    Application find(RequestContext context, String name) {
        var application = ApplicationReference.find(applications, context, name);
        if (!isOfThisVersion(application)) {
            throw AnalyticsErrors.unsupported("The application " + name
                    + " was created with version 2 of the Amazon Kinesis Data Analytics API, which this operation"
                    + " does not support.");
        }
        return application;
    }

    /** The caller's applications, ordered by name. */
    List<Application> list(RequestContext context) {
        return applications.list(context.accountId(), context.region()).stream()
                .filter(V1Applications::isOfThisVersion)
                .toList();
    }

    private static boolean isOfThisVersion(Application application) {
        return ApplicationDocument.of(application.settings())
                .text(ApplicationDocument.RUNTIME)
                .isEmpty();
    }
}
