package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells everything about an application. */
final class DescribeApplication implements Operation<DescribeApplication.Input, DescribeApplication.Output> {
    private final AnalyticsApplications applications;

    record Input(String applicationName, @Nullable Boolean includeAdditionalDetails) {}

    record Output(Map<String, Object> applicationDetail) {}

    DescribeApplication(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return CompletableFuture.completedFuture(new Output(ApplicationDetail.of(application)));
    }
}
