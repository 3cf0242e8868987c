package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;

/** Has an application run no more. */
final class StopApplication implements Operation<StopApplication.Input, StopApplication.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName) {}

    record Output() {}

    StopApplication(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.stop(application).thenApply(stopped -> new Output());
    }
}
