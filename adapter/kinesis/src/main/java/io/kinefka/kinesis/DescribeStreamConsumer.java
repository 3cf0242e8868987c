package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Describes a consumer. */
final class DescribeStreamConsumer implements Operation<DescribeStreamConsumer.Input, DescribeStreamConsumer.Output> {
    private final Streams streams;
    private final StreamConsumers consumers;
    private final Clock clock;

    record Input(
            @Nullable String streamARN,
            @Nullable String consumerName,
            @Nullable String consumerARN) {}

    record Output(Description consumerDescription) {}

    record Description(
            String consumerName,
            String consumerARN,
            String consumerStatus,
            Instant consumerCreationTimestamp,
            String streamARN) {

        static Description of(ConsumerView view, StreamId stream) {
            return new Description(
                    view.consumerName(),
                    view.consumerARN(),
                    view.consumerStatus(),
                    view.consumerCreationTimestamp(),
                    stream.arn());
        }
    }

    DescribeStreamConsumer(Streams streams, StreamConsumers consumers, Clock clock) {
        this.streams = streams;
        this.consumers = consumers;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var reference = ConsumerReference.resolve(input.streamARN(), input.consumerName(), input.consumerARN());
        var stream = StreamReference.find(streams, reference.stream());
        var view = ConsumerView.of(reference.find(consumers), stream, clock.instant());
        return CompletableFuture.completedFuture(new Output(Description.of(view, stream.id())));
    }
}
