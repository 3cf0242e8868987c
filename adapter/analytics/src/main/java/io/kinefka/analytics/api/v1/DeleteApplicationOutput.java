package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;

/** Removes an output from an application. */
final class DeleteApplicationOutput
        implements Operation<DeleteApplicationOutput.Input, DeleteApplicationOutput.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, String outputId) {}

    record Output() {}

    DeleteApplicationOutput(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.changeBesidesCode(
                        "DeleteApplicationOutput",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.removed(Part.OUTPUT, input.outputId()))
                .thenApply(changed -> new Output());
    }
}
