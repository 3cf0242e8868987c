package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Registers a consumer with enhanced fan-out. */
final class RegisterStreamConsumer implements Operation<RegisterStreamConsumer.Input, RegisterStreamConsumer.Output> {
    private final Streams streams;
    private final StreamConsumers consumers;
    private final ConsumerQuota quota;
    private final KinesisSettings settings;
    private final Clock clock;

    record Input(
            String streamARN, String consumerName, @Nullable Map<String, String> tags) {}

    record Output(ConsumerView consumer) {}

    RegisterStreamConsumer(
            Streams streams, StreamConsumers consumers, ConsumerQuota quota, KinesisSettings settings, Clock clock) {
        this.streams = streams;
        this.consumers = consumers;
        this.quota = quota;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, null, input.streamARN());
        StreamReference.find(streams, id);
        var tags = new TreeMap<>(input.tags() == null ? Map.<String, String>of() : input.tags());
        Tags.requireLegal(tags);
        return KinesisErrors.translated(consumers.register(
                        id,
                        input.consumerName(),
                        tags,
                        settings.durations().register(),
                        state -> quota.requireRoom(state, id)))
                .thenApply(consumer -> new Output(ConsumerView.of(consumer, clock.instant())));
    }
}
