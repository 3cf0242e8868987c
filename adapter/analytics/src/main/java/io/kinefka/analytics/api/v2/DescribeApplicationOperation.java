package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.AnalyticsErrors;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.analytics.ApplicationOperation;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells about something that was done to an application lately. */
final class DescribeApplicationOperation
        implements Operation<DescribeApplicationOperation.Input, DescribeApplicationOperation.Output> {
    private final AnalyticsApplications applications;

    record Input(String applicationName, String operationId) {}

    record VersionChange(long applicationVersionUpdatedFrom, long applicationVersionUpdatedTo) {}

    record Details(
            String operation,
            Instant startTime,
            Instant endTime,
            String operationStatus,
            @Nullable VersionChange applicationVersionChangeDetails) {

        static Details of(ApplicationOperation one) {
            return new Details(
                    one.name(),
                    one.at(),
                    one.at(),
                    "SUCCESSFUL",
                    one.fromVersion() == one.toVersion()
                            ? null
                            : new VersionChange(one.fromVersion(), one.toVersion()));
        }
    }

    record Output(Details applicationOperationInfoDetails) {}

    DescribeApplicationOperation(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        var operation = application.operations().stream()
                .filter(one -> one.id().equals(input.operationId()))
                .findFirst()
                .orElseThrow(() -> AnalyticsErrors.noOperation(application, input.operationId()));
        return CompletableFuture.completedFuture(new Output(Details.of(operation)));
    }
}
