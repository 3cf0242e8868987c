package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.stream.Streams;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the tags of a stream by key. */
final class ListTagsForStream implements Operation<ListTagsForStream.Input, ListTagsForStream.Output> {
    private static final int LIMIT_DEFAULT = 50;

    private final Streams streams;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            @Nullable String exclusiveStartTagKey,
            @Nullable Integer limit) {}

    record Output(List<TagView> tags, boolean hasMoreTags) {}

    ListTagsForStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        String after = Objects.requireNonNullElse(input.exclusiveStartTagKey(), "");
        var tags = StreamReference.find(streams, id).tags().entrySet().stream()
                .filter(tag -> tag.getKey().compareTo(after) > 0)
                .map(TagView::of)
                .toList();
        var page = Page.of(tags, Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT));
        return CompletableFuture.completedFuture(new Output(page.items(), page.hasMore()));
    }
}
