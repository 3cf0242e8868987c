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

/** Adds an output to an application. */
final class AddApplicationOutput implements Operation<AddApplicationOutput.Input, AddApplicationOutput.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, Map<String, Object> output) {}

    record Output(String applicationARN, long applicationVersionId, List<Map<String, Object>> outputDescriptions) {}

    AddApplicationOutput(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.changeBesidesCode(
                        "AddApplicationOutput",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.added(Part.OUTPUT, version, input.output()))
                .thenApply(changed -> new Output(
                        changed.id().arn(), changed.version(), ApplicationParts.described(changed, Part.OUTPUT)));
    }
}
