package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Remembers that a delivery stream is to be encrypted, and with which key. */
final class StartDeliveryStreamEncryption
        implements Operation<StartDeliveryStreamEncryption.Input, StartDeliveryStreamEncryption.Output> {
    private final DeliveryStreams streams;

    record Input(String deliveryStreamName, @Nullable EncryptionInput deliveryStreamEncryptionConfigurationInput) {}

    record Output() {}

    StartDeliveryStreamEncryption(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        var encryption = Encryption.enabled(stream.source(), input.deliveryStreamEncryptionConfigurationInput());
        return FirehoseErrors.translated("update", streams.update(stream, now -> now.withEncryption(encryption)))
                .thenApply(changed -> new Output());
    }
}
