package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Removes tags from a stream; those it does not have are ignored. */
final class RemoveTagsFromStream implements Operation<RemoveTagsFromStream.Input, Void> {
    private final Streams streams;
    private final Tagging tagging;

    record Input(@Nullable String streamName, @Nullable String streamARN, List<String> tagKeys) {}

    RemoveTagsFromStream(Streams streams, Tagging tagging) {
        this.streams = streams;
        this.tagging = tagging;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        StreamReference.find(streams, id);
        return tagging.remove(ResourceReference.of(id), input.tagKeys());
    }
}
