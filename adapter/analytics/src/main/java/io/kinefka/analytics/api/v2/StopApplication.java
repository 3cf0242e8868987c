package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationParts;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has an application run no more. */
final class StopApplication implements Operation<StopApplication.Input, StopApplication.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, @Nullable Boolean force) {}

    record Output(String operationId) {}

    StopApplication(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.stop(application).thenApply(stopped -> new Output(ApplicationParts.lastOperation(stopped)));
    }
}
