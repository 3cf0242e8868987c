package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.Expectation;
import io.kinefka.analytics.application.Part;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.concurrent.CompletionStage;

/** Removes a reference table from an application. */
final class DeleteApplicationReferenceDataSource
        implements Operation<DeleteApplicationReferenceDataSource.Input, DeleteApplicationReferenceDataSource.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String applicationName, long currentApplicationVersionId, String referenceId) {}

    record Output(String applicationARN, long applicationVersionId) {}

    DeleteApplicationReferenceDataSource(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.find(applications, context, input.applicationName());
        return changes.changeBesidesCode(
                        "DeleteApplicationReferenceDataSource",
                        application,
                        Expectation.of(input.currentApplicationVersionId()),
                        (document, version) -> document.removed(Part.REFERENCE, input.referenceId()))
                .thenApply(changed -> new Output(changed.id().arn(), changed.version()));
    }
}
