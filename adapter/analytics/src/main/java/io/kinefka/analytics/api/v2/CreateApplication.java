package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
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

/** Creates an application for SQL; it does not run yet. */
final class CreateApplication implements Operation<CreateApplication.Input, CreateApplication.Output> {
    private final ApplicationChanges changes;

    record Input(
            String applicationName,
            @Nullable String applicationDescription,
            String runtimeEnvironment,
            String serviceExecutionRole,
            @Nullable SqlConfiguration applicationConfiguration,
            @Nullable List<Map<String, Object>> cloudWatchLoggingOptions,
            @Nullable List<TagView> tags,
            @Nullable String applicationMode) {}

    record Output(Map<String, Object> applicationDetail) {}

    CreateApplication(ApplicationChanges changes) {
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        SqlRuntime.require(input.runtimeEnvironment());
        if ("INTERACTIVE".equals(input.applicationMode())) {
            throw AnalyticsErrors.invalidArgument("SQL-1_0 applications cannot be INTERACTIVE.");
        }
        return changes.create(
                        ApplicationReference.id(context, input.applicationName()),
                        () -> document(input),
                        TagView.map(input.tags()))
                .thenApply(created -> new Output(ApplicationDetail.of(created)));
    }

    private static ApplicationDocument document(Input input) {
        var document = ApplicationDocument.EMPTY
                .with(ApplicationDocument.DESCRIPTION, input.applicationDescription())
                .with(ApplicationDocument.RUNTIME, input.runtimeEnvironment())
                .with(ApplicationDocument.ROLE, input.serviceExecutionRole())
                .addedAll(Part.LOGGING, 1, input.cloudWatchLoggingOptions());
        var configuration = input.applicationConfiguration();
        return configuration == null ? document : configuration.of(document);
    }
}
