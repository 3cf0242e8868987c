package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;

/** Has the records of an application's input come as they are. */
final class DeleteApplicationInputProcessingConfiguration
        implements Operation<
                DeleteApplicationInputProcessingConfiguration.Input,
                DeleteApplicationInputProcessingConfiguration.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, String inputId) {}

    record Output() {}

    DeleteApplicationInputProcessingConfiguration(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.changeBesidesCode(
                        "DeleteApplicationInputProcessingConfiguration",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.withoutProcessing(input.inputId()))
                .thenApply(changed -> new Output());
    }
}
