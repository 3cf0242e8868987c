package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.concurrent.CompletionStage;

/** Removes a place for messages from an application. */
final class DeleteApplicationCloudWatchLoggingOption
        implements Operation<
                DeleteApplicationCloudWatchLoggingOption.Input, DeleteApplicationCloudWatchLoggingOption.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, String cloudWatchLoggingOptionId) {}

    record Output() {}

    DeleteApplicationCloudWatchLoggingOption(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.changeBesidesCode(
                        "DeleteApplicationCloudWatchLoggingOption",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.removed(Part.LOGGING, input.cloudWatchLoggingOptionId()))
                .thenApply(changed -> new Output());
    }
}
