package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Has the records of an application's input pass through a function first. */
final class AddApplicationInputProcessingConfiguration
        implements Operation<
                AddApplicationInputProcessingConfiguration.Input, AddApplicationInputProcessingConfiguration.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(
            String applicationName,
            long currentApplicationVersionId,
            String inputId,
            Map<String, Object> inputProcessingConfiguration) {}

    record Output() {}

    AddApplicationInputProcessingConfiguration(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.changeBesidesCode(
                        "AddApplicationInputProcessingConfiguration",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) ->
                                document.withProcessing(input.inputId(), input.inputProcessingConfiguration()))
                .thenApply(changed -> new Output());
    }
}
