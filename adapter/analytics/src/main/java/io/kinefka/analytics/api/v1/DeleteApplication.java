package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Deletes an application, whether it runs or not. */
final class DeleteApplication implements Operation<DeleteApplication.Input, DeleteApplication.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, Instant createTimestamp) {}

    record Output() {}

    DeleteApplication(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.delete(application, input.createTimestamp()).thenApply(deleted -> new Output());
    }
}
