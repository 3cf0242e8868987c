package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Deletes a delivery stream, with the records that were put and not delivered; answers when it is gone. */
final class DeleteDeliveryStream implements Operation<DeleteDeliveryStream.Input, DeleteDeliveryStream.Output> {
    private final DeliveryStreams streams;

    record Input(String deliveryStreamName, @Nullable Boolean allowForceDelete) {}

    record Output() {}

    DeleteDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        return FirehoseErrors.translated("delete", streams.delete(stream)).thenApply(deleted -> new Output());
    }
}
