package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.concurrent.CompletionStage;

/** Remembers that a delivery stream is not to be encrypted any more. */
final class StopDeliveryStreamEncryption
        implements Operation<StopDeliveryStreamEncryption.Input, StopDeliveryStreamEncryption.Output> {
    private final DeliveryStreams streams;

    record Input(String deliveryStreamName) {}

    record Output() {}

    StopDeliveryStreamEncryption(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        Encryption.requireDirectPut(stream.source());
        return FirehoseErrors.translated(
                        "update", streams.update(stream, now -> now.withEncryption(Encryption.DISABLED)))
                .thenApply(changed -> new Output());
    }
}
