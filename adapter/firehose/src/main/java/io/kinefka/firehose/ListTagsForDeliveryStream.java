package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the tags of a delivery stream by key. */
final class ListTagsForDeliveryStream
        implements Operation<ListTagsForDeliveryStream.Input, ListTagsForDeliveryStream.Output> {
    private static final int LIMIT_DEFAULT = 50;

    private final DeliveryStreams streams;

    record Input(
            String deliveryStreamName,
            @Nullable String exclusiveStartTagKey,
            @Nullable Integer limit) {}

    record Output(List<TagView> tags, boolean hasMoreTags) {}

    ListTagsForDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String after = Objects.requireNonNullElse(input.exclusiveStartTagKey(), "");
        var tags = DeliveryStreamReference.find(streams, context, input.deliveryStreamName()).tags().entrySet().stream()
                .filter(tag -> tag.getKey().compareTo(after) > 0)
                .map(TagView::of)
                .toList();
        int limit = Math.min(Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT), tags.size());
        return CompletableFuture.completedFuture(new Output(tags.subList(0, limit), limit < tags.size()));
    }
}
