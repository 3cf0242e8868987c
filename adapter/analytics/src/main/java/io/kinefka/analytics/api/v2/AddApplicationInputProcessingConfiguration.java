package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationParts;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Has the records of an application's input pass through a function first. */
final class AddApplicationInputProcessingConfiguration
        implements Operation<
                AddApplicationInputProcessingConfiguration.Input, AddApplicationInputProcessingConfiguration.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(
            String applicationName,
            long currentApplicationVersionId,
            String inputId,
            Map<String, Object> inputProcessingConfiguration) {}

    record Output(
            String applicationARN,
            long applicationVersionId,
            String inputId,
            Map<String, Object> inputProcessingConfigurationDescription) {}

    AddApplicationInputProcessingConfiguration(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.changeBesidesCode(
                        "AddApplicationInputProcessingConfiguration",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) ->
                                document.withProcessing(input.inputId(), input.inputProcessingConfiguration()))
                .thenApply(changed -> new Output(
                        changed.id().arn(),
                        changed.version(),
                        input.inputId(),
                        ApplicationParts.processing(changed, input.inputId())));
    }
}
