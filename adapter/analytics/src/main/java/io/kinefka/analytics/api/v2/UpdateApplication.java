package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationDocument;
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

/** Changes an application's code, inputs, outputs, reference tables and role, as its next version. */
final class UpdateApplication implements Operation<UpdateApplication.Input, UpdateApplication.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(
            String applicationName,
            @Nullable Long currentApplicationVersionId,
            @Nullable SqlConfigurationUpdate applicationConfigurationUpdate,
            @Nullable String serviceExecutionRoleUpdate,
            @Nullable Map<String, Object> runConfigurationUpdate,
            @Nullable List<Map<String, Object>> cloudWatchLoggingOptionUpdates,
            @Nullable String conditionalToken,
            @Nullable String runtimeEnvironmentUpdate) {}

    record Output(Map<String, Object> applicationDetail, String operationId) {}

    UpdateApplication(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        if (input.runtimeEnvironmentUpdate() != null) {
            SqlRuntime.require(input.runtimeEnvironmentUpdate());
        }
        if (input.runConfigurationUpdate() != null) {
            throw AnalyticsErrors.invalidArgument("RunConfigurationUpdate does not apply to SQL-1_0 applications.");
        }
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.change(
                        "UpdateApplication",
                        application,
                        Expectation.of(input.currentApplicationVersionId(), input.conditionalToken()),
                        (document, version) -> updated(document, input))
                .thenApply(
                        changed -> new Output(ApplicationDetail.of(changed), ApplicationParts.lastOperation(changed)));
    }

    private static ApplicationDocument updated(ApplicationDocument document, Input input) {
        var changed = document.with(ApplicationDocument.ROLE, input.serviceExecutionRoleUpdate())
                .updatedAll(Part.LOGGING, input.cloudWatchLoggingOptionUpdates());
        var update = input.applicationConfigurationUpdate();
        return update == null ? changed : update.of(changed);
    }
}
