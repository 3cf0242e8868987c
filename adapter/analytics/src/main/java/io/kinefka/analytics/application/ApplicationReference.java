package io.kinefka.analytics.application;

import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationId;

/** Finds the application that a request names. */
public final class ApplicationReference {

    private ApplicationReference() {}

    /** The identity of a name of the caller's. */
    public static ApplicationId id(RequestContext context, String name) {
        return new ApplicationId(context.accountId(), context.region(), name);
    }

    /** The caller's application of that name. */
    public static Application find(AnalyticsApplications applications, RequestContext context, String name) {
        var id = id(context, name);
        return applications.find(id).orElseThrow(() -> AnalyticsErrors.notFound(id));
    }

    /** The caller's application of that ARN. */
    public static Application findByArn(AnalyticsApplications applications, RequestContext context, String arn) {
        try {
            var id = ApplicationId.ofArn(arn);
            return applications
                    .find(id)
                    .filter(found -> id.equals(id(context, id.name())))
                    .orElseThrow(() -> AnalyticsErrors.notFound(id));
        } catch (IllegalArgumentException e) {
            throw AnalyticsErrors.invalidArgument("ResourceARN is not the ARN of an application: " + arn);
        }
    }
}
