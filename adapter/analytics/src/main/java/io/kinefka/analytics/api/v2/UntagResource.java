package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Removes tags from an application; keys that are not there are ignored. */
final class UntagResource implements Operation<UntagResource.Input, UntagResource.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String resourceARN, List<String> tagKeys) {}

    record Output() {}

    UntagResource(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.findByArn(applications, context, input.resourceARN());
        return changes.untag(application, input.tagKeys()).thenApply(untagged -> new Output());
    }
}
