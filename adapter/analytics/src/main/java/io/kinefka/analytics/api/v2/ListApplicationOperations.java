package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.analytics.ApplicationOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists what was done to an application lately, the newest first. */
final class ListApplicationOperations
        implements Operation<ListApplicationOperations.Input, ListApplicationOperations.Output> {
    private final AnalyticsApplications applications;

    record Input(
            String applicationName,
            @Nullable Integer limit,
            @Nullable String nextToken,
            @Nullable String operation,
            @Nullable String operationStatus) {}

    /** What was done takes no time and does not fail; what is refused is not done. */
    record OperationInfo(
            String operation, String operationId, Instant startTime, Instant endTime, String operationStatus) {
        static final String SUCCESSFUL = "SUCCESSFUL";

        static OperationInfo of(ApplicationOperation one) {
            return new OperationInfo(one.name(), one.id(), one.at(), one.at(), SUCCESSFUL);
        }
    }

    record Output(
            List<OperationInfo> applicationOperationInfoList,
            @Nullable String nextToken) {}

    ListApplicationOperations(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        boolean isAny =
                input.operationStatus() == null || input.operationStatus().equals(OperationInfo.SUCCESSFUL);
        var all = new ArrayList<OperationInfo>();
        for (ApplicationOperation one : application.operations()) {
            if (isAny && (input.operation() == null || input.operation().equals(one.name()))) {
                all.add(0, OperationInfo.of(one));
            }
        }
        return CompletableFuture.completedFuture(
                Page.of(all, input.limit(), input.nextToken()).as(Output::new));
    }
}
