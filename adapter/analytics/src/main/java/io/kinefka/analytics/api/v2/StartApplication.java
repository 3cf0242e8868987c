package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationParts;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.PositionView;
import io.kinefka.analytics.application.StartingPosition;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Has an application run. */
final class StartApplication implements Operation<StartApplication.Input, StartApplication.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, @Nullable RunConfiguration runConfiguration) {}

    record RunConfiguration(
            @Nullable Map<String, Object> flinkRunConfiguration,
            @Nullable List<SqlRunConfiguration> sqlRunConfigurations,
            @Nullable Map<String, Object> applicationRestoreConfiguration) {}

    record SqlRunConfiguration(String inputId, PositionView inputStartingPositionConfiguration) {

        StartingPosition position() {
            return inputStartingPositionConfiguration.position();
        }
    }

    record Output(String operationId) {}

    StartApplication(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.start(application, positions(input.runConfiguration()))
                .thenApply(started -> new Output(ApplicationParts.lastOperation(started)));
    }

    private static Map<String, StartingPosition> positions(@Nullable RunConfiguration run) {
        if (run == null) {
            return Map.of();
        }
        if (run.flinkRunConfiguration() != null || run.applicationRestoreConfiguration() != null) {
            throw AnalyticsErrors.invalidArgument(
                    "FlinkRunConfiguration and ApplicationRestoreConfiguration do not apply to SQL-1_0 applications.");
        }
        var positions = new HashMap<String, StartingPosition>();
        Objects.requireNonNullElse(run.sqlRunConfigurations(), List.<SqlRunConfiguration>of())
                .forEach(each -> positions.put(each.inputId(), each.position()));
        return positions;
    }
}
