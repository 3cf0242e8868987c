package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells everything about an application as it was in an earlier version. */
final class DescribeApplicationVersion
        implements Operation<DescribeApplicationVersion.Input, DescribeApplicationVersion.Output> {
    private final AnalyticsApplications applications;

    record Input(String applicationName, long applicationVersionId) {}

    record Output(Map<String, Object> applicationVersionDetail) {}

    DescribeApplicationVersion(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        var version = applications.versions(application).stream()
                .filter(one -> one.version() == input.applicationVersionId())
                .findFirst()
                .orElseThrow(() -> AnalyticsErrors.noVersion(application, input.applicationVersionId()));
        return CompletableFuture.completedFuture(new Output(ApplicationDetail.of(version)));
    }
}
