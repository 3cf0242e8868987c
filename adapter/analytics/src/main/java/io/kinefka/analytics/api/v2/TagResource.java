package io.kinefka.analytics.api.v2;

import io.kinefka.analytics.application.ApplicationChanges;
import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.TagView;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Adds tags to an application, or gives those that it has new values. */
final class TagResource implements Operation<TagResource.Input, TagResource.Output> {
    private final AnalyticsApplications applications;
    private final ApplicationChanges changes;

    record Input(String resourceARN, List<TagView> tags) {}

    record Output() {}

    TagResource(AnalyticsApplications applications, ApplicationChanges changes) {
        this.applications = applications;
        this.changes = changes;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.findByArn(applications, context, input.resourceARN());
        return changes.tag(application, TagView.map(input.tags())).thenApply(tagged -> new Output());
    }
}
