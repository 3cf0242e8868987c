package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.firehose.destination.DestinationDocument;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreams;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells everything about a delivery stream but its secrets. */
final class DescribeDeliveryStream implements Operation<DescribeDeliveryStream.Input, DescribeDeliveryStream.Output> {
    /** A delivery stream has one destination. */
    static final String DESTINATION_ID = "destinationId-000000000001";

    private final DeliveryStreams streams;
    private final FirehoseTraffic traffic;

    record Input(
            String deliveryStreamName,
            @Nullable Integer limit,
            @Nullable String exclusiveStartDestinationId) {}

    record Output(Description deliveryStreamDescription) {}

    record Description(
            String deliveryStreamName,
            String deliveryStreamARN,
            String deliveryStreamStatus,
            Map<String, Object> deliveryStreamEncryptionConfiguration,
            String deliveryStreamType,
            String versionId,
            Instant createTimestamp,
            @Nullable Instant lastUpdateTimestamp,
            @Nullable Map<String, Object> source,
            List<Map<String, Object>> destinations,
            boolean hasMoreDestinations) {

        static Description of(DeliveryStream stream, List<Map<String, Object>> destinations) {
            return new Description(
                    stream.id().name(),
                    stream.id().arn(),
                    stream.status().name(),
                    stream.encryption(),
                    stream.source().awsName(),
                    Long.toString(stream.version()),
                    stream.createdAt(),
                    stream.updatedAt().equals(stream.createdAt()) ? null : stream.updatedAt(),
                    sourceOf(stream),
                    destinations,
                    false);
        }
    }

    DescribeDeliveryStream(DeliveryStreams streams, FirehoseTraffic traffic) {
        this.streams = streams;
        this.traffic = traffic;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        traffic.begin(stream.id(), "DescribeDeliveryStream").succeeded();
        boolean isBehind = input.exclusiveStartDestinationId() != null
                && input.exclusiveStartDestinationId().compareTo(DESTINATION_ID) >= 0;
        List<Map<String, Object>> destinations = isBehind
                ? List.of()
                : List.of(DestinationDocument.of(stream.destination()).described(DESTINATION_ID));
        return CompletableFuture.completedFuture(new Output(Description.of(stream, destinations)));
    }

    @SuppressWarnings("unchecked") // the service model has ensured it
    private static @Nullable Map<String, Object> sourceOf(DeliveryStream stream) {
        if (stream.sourceSettings().isEmpty()) {
            return null;
        }
        var source = new HashMap<>(stream.sourceSettings());
        source.replaceAll((name, settings) -> {
            var described = new HashMap<>((Map<String, Object>) settings);
            described.put("DeliveryStartTimestamp", stream.createdAt());
            return described;
        });
        return source;
    }
}
