package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Adds tags to a stream or a consumer, or gives those it has new values. */
final class TagResource implements Operation<TagResource.Input, Void> {
    private final Resources resources;
    private final Tagging tagging;

    record Input(Map<String, String> tags, String resourceARN) {}

    TagResource(Resources resources, Tagging tagging) {
        this.resources = resources;
        this.tagging = tagging;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        return tagging.add(resources.find(input.resourceARN()), input.tags());
    }
}
