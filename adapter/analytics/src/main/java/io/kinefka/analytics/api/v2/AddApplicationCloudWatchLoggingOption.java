package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationParts;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Adds a place for messages to an application. */
final class AddApplicationCloudWatchLoggingOption
        implements Operation<
                AddApplicationCloudWatchLoggingOption.Input, AddApplicationCloudWatchLoggingOption.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(
            String applicationName,
            @Nullable Long currentApplicationVersionId,
            Map<String, Object> cloudWatchLoggingOption,
            @Nullable String conditionalToken) {}

    record Output(
            String applicationARN,
            long applicationVersionId,
            List<Map<String, Object>> cloudWatchLoggingOptionDescriptions,
            String operationId) {}

    AddApplicationCloudWatchLoggingOption(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.changeBesidesCode(
                        "AddApplicationCloudWatchLoggingOption",
                        application,
                        Expectation.of(input.currentApplicationVersionId(), input.conditionalToken()),
                        (document, version) -> document.added(Part.LOGGING, version, input.cloudWatchLoggingOption()))
                .thenApply(changed -> new Output(
                        changed.id().arn(),
                        changed.version(),
                        ApplicationParts.described(changed, Part.LOGGING),
                        ApplicationParts.lastOperation(changed)));
    }
}
