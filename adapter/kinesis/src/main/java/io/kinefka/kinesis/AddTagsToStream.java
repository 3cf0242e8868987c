package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Adds tags to a stream, or gives those it has new values. */
final class AddTagsToStream implements Operation<AddTagsToStream.Input, Void> {
    private final Streams streams;
    private final Tagging tagging;

    record Input(@Nullable String streamName, @Nullable String streamARN, Map<String, String> tags) {}

    AddTagsToStream(Streams streams, Tagging tagging) {
        this.streams = streams;
        this.tagging = tagging;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        StreamReference.find(streams, id);
        return tagging.add(ResourceReference.of(id), input.tags());
    }
}
