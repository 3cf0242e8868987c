package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Removes tags from a delivery stream; keys that are not there are ignored. */
final class UntagDeliveryStream implements Operation<UntagDeliveryStream.Input, UntagDeliveryStream.Output> {
    private final DeliveryStreams streams;

    record Input(String deliveryStreamName, List<String> tagKeys) {}

    record Output() {}

    UntagDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        return FirehoseErrors.translated("untag", streams.update(stream, now -> {
                    var tags = new TreeMap<>(now.tags());
                    input.tagKeys().forEach(tags::remove);
                    return now.withTags(tags);
                }))
                .thenApply(changed -> new Output());
    }
}
