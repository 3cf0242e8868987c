package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Deletes a stream with all its records. */
final class DeleteStream implements Operation<DeleteStream.Input, Void> {
    private final Streams streams;
    private final StreamConsumers consumers;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            @Nullable Boolean enforceConsumerDeletion) {}

    DeleteStream(Streams streams, StreamConsumers consumers) {
        this.streams = streams;
        this.consumers = consumers;
    }

    @Override
    public CompletionStage<Void> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        var stream = StreamReference.find(streams, id);
        boolean withConsumers = Boolean.TRUE.equals(input.enforceConsumerDeletion());
        return KinesisErrors.translated(streams.delete(id, stream.createdAt(), state -> {
                    if (!withConsumers) {
                        requireNoConsumers(state, id);
                    }
                }))
                .thenApply(deleted -> null);
    }

    private void requireNoConsumers(CatalogSnapshot state, StreamId id) {
        if (!consumers.list(state, id).isEmpty()) {
            throw KinesisErrors.streamHasConsumers(id);
        }
    }
}
