package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds tags to a stream, or gives those it has new values. */
final class AddTagsToStream implements Operation<AddTagsToStream.Input, Void> {
    private final Streams streams;

    record Input(@Nullable String streamName, @Nullable String streamARN, Map<String, String> tags) {}

    AddTagsToStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        StreamReference.find(streams, id);
        var texts = Stream.concat(input.tags().keySet().stream(), input.tags().values().stream())
                .toList();
        Tags.requireLegal(texts, "add tags to", id);
        return KinesisErrors.translated(streams.update(id, stream -> {
                    var tags = new TreeMap<>(stream.tags());
                    tags.putAll(input.tags());
                    Tags.requireRoom(tags, id);
                    return stream.withTags(tags);
                }))
                .thenApply(changed -> null);
    }
}
