package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes a consumer's registration back. */
final class DeregisterStreamConsumer implements Operation<DeregisterStreamConsumer.Input, Void> {
    private final Streams streams;
    private final StreamConsumers consumers;
    private final KinesisSettings settings;

    record Input(
            @Nullable String streamARN,
            @Nullable String consumerName,
            @Nullable String consumerARN) {}

    DeregisterStreamConsumer(Streams streams, StreamConsumers consumers, KinesisSettings settings) {
        this.streams = streams;
        this.consumers = consumers;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var reference = ConsumerReference.resolve(input.streamARN(), input.consumerName(), input.consumerARN());
        StreamReference.find(streams, reference.stream());
        var consumer = reference.find(consumers);
        return KinesisErrors.translated(
                        consumers.deregister(consumer, settings.durations().deregister()))
                .thenApply(deregistered -> null);
    }
}
