package io.kinefka.analytics.api.v1;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells everything about an application. */
final class DescribeApplication implements Operation<DescribeApplication.Input, DescribeApplication.Output> {
    private final V1Applications applications;

    record Input(String applicationName) {}

    record Output(Map<String, Object> applicationDetail) {}

    DescribeApplication(V1Applications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return CompletableFuture.completedFuture(new Output(ApplicationDetail.of(application)));
    }
}
