package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the versions of an application, the newest first. */
final class ListApplicationVersions
        implements Operation<ListApplicationVersions.Input, ListApplicationVersions.Output> {
    private final AnalyticsApplications applications;

    record Input(
            String applicationName,
            @Nullable Integer limit,
            @Nullable String nextToken) {}

    record VersionSummary(long applicationVersionId, String applicationStatus) {}

    record Output(
            List<VersionSummary> applicationVersionSummaries,
            @Nullable String nextToken) {}

    ListApplicationVersions(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        var versions = applications.versions(application).stream()
                .map(one -> new VersionSummary(one.version(), one.status().name()))
                .toList();
        return CompletableFuture.completedFuture(
                Page.of(versions, input.limit(), input.nextToken()).as(Output::new));
    }
}
