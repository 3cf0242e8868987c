package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lists the tags of a stream or a consumer by key. */
final class ListTagsForResource implements Operation<ListTagsForResource.Input, ListTagsForResource.Output> {
    private final Resources resources;
    private final Tagging tagging;

    record Input(String resourceARN) {}

    record Output(List<TagView> tags) {}

    ListTagsForResource(Resources resources, Tagging tagging) {
        this.resources = resources;
        this.tagging = tagging;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var tags = tagging.of(resources.find(input.resourceARN()));
        return CompletableFuture.completedFuture(
                new Output(tags.entrySet().stream().map(TagView::of).toList()));
    }
}
