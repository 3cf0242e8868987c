package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationDocument;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.Part;
import io.kinefka.analytics.application.TagView;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Creates an application; it does not run yet. */
final class CreateApplication implements Operation<CreateApplication.Input, CreateApplication.Output> {
    private final ApplicationChanges changes;

    record Input(
            String applicationName,
            @Nullable String applicationDescription,
            @Nullable List<Map<String, Object>> inputs,
            @Nullable List<Map<String, Object>> outputs,
            @Nullable List<Map<String, Object>> cloudWatchLoggingOptions,
            @Nullable String applicationCode,
            @Nullable List<TagView> tags) {}

    record Output(Summary applicationSummary) {}

    CreateApplication(ApplicationChanges changes) {
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        return changes.create(
                        ApplicationReference.id(context, input.applicationName()),
                        () -> document(input),
                        TagView.map(input.tags()))
                .thenApply(created -> new Output(Summary.of(created)));
    }

    private static ApplicationDocument document(Input input) {
        return ApplicationDocument.EMPTY
                .with(ApplicationDocument.DESCRIPTION, input.applicationDescription())
                .with(ApplicationDocument.CODE, input.applicationCode())
                .addedAll(Part.INPUT, 1, input.inputs())
                .addedAll(Part.OUTPUT, 1, input.outputs())
                .addedAll(Part.LOGGING, 1, input.cloudWatchLoggingOptions());
    }
}
