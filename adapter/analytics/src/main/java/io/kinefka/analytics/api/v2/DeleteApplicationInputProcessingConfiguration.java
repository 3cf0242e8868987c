package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.concurrent.CompletionStage;

/** Has the records of an application's input come as they are. */
final class DeleteApplicationInputProcessingConfiguration
        implements Operation<
                DeleteApplicationInputProcessingConfiguration.Input,
                DeleteApplicationInputProcessingConfiguration.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, String inputId) {}

    record Output(String applicationARN, long applicationVersionId) {}

    DeleteApplicationInputProcessingConfiguration(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.changeBesidesCode(
                        "DeleteApplicationInputProcessingConfiguration",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.withoutProcessing(input.inputId()))
                .thenApply(changed -> new Output(changed.id().arn(), changed.version()));
    }
}
