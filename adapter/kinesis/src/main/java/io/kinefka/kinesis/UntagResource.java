package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Removes tags from a stream or a consumer; those it does not have are ignored. */
final class UntagResource implements Operation<UntagResource.Input, Void> {
    private final Resources resources;
    private final Tagging tagging;

    record Input(List<String> tagKeys, String resourceARN) {}

    UntagResource(Resources resources, Tagging tagging) {
        this.resources = resources;
        this.tagging = tagging;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        return tagging.remove(resources.find(input.resourceARN()), input.tagKeys());
    }
}
