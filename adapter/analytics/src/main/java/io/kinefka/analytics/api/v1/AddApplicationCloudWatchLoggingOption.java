package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Adds a place for messages to an application. */
final class AddApplicationCloudWatchLoggingOption
        implements Operation<
                AddApplicationCloudWatchLoggingOption.Input, AddApplicationCloudWatchLoggingOption.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(
            String applicationName, long currentApplicationVersionId, Map<String, Object> cloudWatchLoggingOption) {}

    record Output() {}

    AddApplicationCloudWatchLoggingOption(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.changeBesidesCode(
                        "AddApplicationCloudWatchLoggingOption",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.added(Part.LOGGING, version, input.cloudWatchLoggingOption()))
                .thenApply(changed -> new Output());
    }
}
