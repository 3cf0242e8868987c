package io.kinefka.analytics.api.v1;

import io.kinefka.analytics.application.ApplicationReference;
import io.kinefka.analytics.application.TagView;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.analytics.AnalyticsApplications;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lists the tags of an application by key. */
final class ListTagsForResource implements Operation<ListTagsForResource.Input, ListTagsForResource.Output> {
    private final AnalyticsApplications applications;

    record Input(String resourceARN) {}

    record Output(List<TagView> tags) {}

    ListTagsForResource(AnalyticsApplications applications) {
        this.applications = applications;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var application = ApplicationReference.findByArn(applications, context, input.resourceARN());
        return CompletableFuture.completedFuture(new Output(TagView.list(application.tags())));
    }
}
