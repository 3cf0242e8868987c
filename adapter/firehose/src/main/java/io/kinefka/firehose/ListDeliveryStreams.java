package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.log.delivery.DeliveryStreams;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the caller's delivery streams by name. */
final class ListDeliveryStreams implements Operation<ListDeliveryStreams.Input, ListDeliveryStreams.Output> {
    private static final int LIMIT_DEFAULT = 10;

    private final DeliveryStreams streams;

    record Input(
            @Nullable Integer limit,
            @Nullable String deliveryStreamType,
            @Nullable String exclusiveStartDeliveryStreamName) {}

    record Output(List<String> deliveryStreamNames, boolean hasMoreDeliveryStreams) {}

    ListDeliveryStreams(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        String after = Objects.requireNonNullElse(input.exclusiveStartDeliveryStreamName(), "");
        String type = input.deliveryStreamType();
        var names = streams.list(context.accountId(), context.region()).stream()
                .filter(stream -> type == null || stream.source().awsName().equals(type))
                .map(stream -> stream.id().name())
                .filter(name -> name.compareTo(after) > 0)
                .toList();
        int limit = Math.min(Objects.requireNonNullElse(input.limit(), LIMIT_DEFAULT), names.size());
        return CompletableFuture.completedFuture(new Output(names.subList(0, limit), limit < names.size()));
    }
}
