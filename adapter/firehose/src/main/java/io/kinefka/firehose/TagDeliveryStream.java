package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Adds tags to a delivery stream, or gives those that it has new values. */
final class TagDeliveryStream implements Operation<TagDeliveryStream.Input, TagDeliveryStream.Output> {
    private static final int TAGS_MAX = 50;

    private final DeliveryStreams streams;

    record Input(String deliveryStreamName, List<TagView> tags) {}

    record Output() {}

    TagDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        var added = TagView.map(input.tags());
        return FirehoseErrors.translated("tag", streams.update(stream, now -> tagged(now, added)))
                .thenApply(changed -> new Output());
    }

    private static DeliveryStream tagged(DeliveryStream stream, Map<String, String> added) {
        var tags = new TreeMap<>(stream.tags());
        tags.putAll(added);
        if (tags.size() > TAGS_MAX) {
            throw FirehoseErrors.limitExceeded(
                    "A delivery stream cannot have more than " + TAGS_MAX + " tags associated with it.");
        }
        return stream.withTags(tags);
    }
}
