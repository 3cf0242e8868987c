package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Adds an input to an application. */
final class AddApplicationInput implements Operation<AddApplicationInput.Input, AddApplicationInput.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, Map<String, Object> input) {}

    record Output() {}

    AddApplicationInput(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        return changes.change(
                        "AddApplicationInput",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.added(Part.INPUT, version, input.input()))
                .thenApply(changed -> new Output());
    }
}
