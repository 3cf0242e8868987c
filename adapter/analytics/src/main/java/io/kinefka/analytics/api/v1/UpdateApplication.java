package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Changes an application's code, inputs, outputs and reference tables, as its next version. */
final class UpdateApplication implements Operation<UpdateApplication.Input, UpdateApplication.Output> {
    private final V1Applications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, ApplicationUpdate applicationUpdate) {}

    record ApplicationUpdate(
            @Nullable List<Map<String, Object>> inputUpdates,
            @Nullable String applicationCodeUpdate,
            @Nullable List<Map<String, Object>> outputUpdates,
            @Nullable List<Map<String, Object>> referenceDataSourceUpdates,
            @Nullable List<Map<String, Object>> cloudWatchLoggingOptionUpdates) {

        ApplicationDocument of(ApplicationDocument document) {
            return document.with(ApplicationDocument.CODE, applicationCodeUpdate)
                    .updatedAll(Part.INPUT, inputUpdates)
                    .updatedAll(Part.OUTPUT, outputUpdates)
                    .updatedAll(Part.REFERENCE, referenceDataSourceUpdates)
                    .updatedAll(Part.LOGGING, cloudWatchLoggingOptionUpdates);
        }
    }

    record Output() {}

    UpdateApplication(V1Applications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = applications.find(context, input.applicationName());
        var update = input.applicationUpdate();
        return changes.change(
                        "UpdateApplication",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> update.of(document))
                .thenApply(changed -> new Output());
    }
}
