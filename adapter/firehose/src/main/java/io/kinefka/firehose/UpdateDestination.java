package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.firehose.destination.DestinationDocument;
import io.kinefka.firehose.destination.DestinationKind;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreams;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Changes a delivery stream's destination, as the next version of the delivery stream. */
final class UpdateDestination implements Operation<UpdateDestination.Input, UpdateDestination.Output> {
    private final DeliveryStreams streams;
    private final FirehoseTraffic traffic;
    private final Clock clock;

    record Input(
            String deliveryStreamName,
            String currentDeliveryStreamVersionId,
            String destinationId,
            @Nullable Map<String, Object> s3DestinationUpdate,
            @Nullable Map<String, Object> extendedS3DestinationUpdate,
            @Nullable Map<String, Object> redshiftDestinationUpdate,
            @Nullable Map<String, Object> elasticsearchDestinationUpdate,
            @Nullable Map<String, Object> amazonopensearchserviceDestinationUpdate,
            @Nullable Map<String, Object> amazonOpenSearchServerlessDestinationUpdate,
            @Nullable Map<String, Object> splunkDestinationUpdate,
            @Nullable Map<String, Object> httpEndpointDestinationUpdate,
            @Nullable Map<String, Object> snowflakeDestinationUpdate,
            @Nullable Map<String, Object> icebergDestinationUpdate) {

        Map<DestinationKind, Map<String, Object>> updates() {
            var given = new EnumMap<DestinationKind, Map<String, Object>>(DestinationKind.class);
            put(given, DestinationKind.S3, s3DestinationUpdate);
            put(given, DestinationKind.EXTENDED_S3, extendedS3DestinationUpdate);
            put(given, DestinationKind.REDSHIFT, redshiftDestinationUpdate);
            put(given, DestinationKind.ELASTICSEARCH, elasticsearchDestinationUpdate);
            put(given, DestinationKind.OPENSEARCH, amazonopensearchserviceDestinationUpdate);
            put(given, DestinationKind.OPENSEARCH_SERVERLESS, amazonOpenSearchServerlessDestinationUpdate);
            put(given, DestinationKind.SPLUNK, splunkDestinationUpdate);
            put(given, DestinationKind.HTTP_ENDPOINT, httpEndpointDestinationUpdate);
            put(given, DestinationKind.SNOWFLAKE, snowflakeDestinationUpdate);
            put(given, DestinationKind.ICEBERG, icebergDestinationUpdate);
            return given;
        }

        private static void put(
                Map<DestinationKind, Map<String, Object>> given,
                DestinationKind kind,
                @Nullable Map<String, Object> update) {
            if (update != null) {
                given.put(kind, update);
            }
        }
    }

    record Output() {}

    UpdateDestination(DeliveryStreams streams, FirehoseTraffic traffic, Clock clock) {
        this.streams = streams;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var stream = DeliveryStreamReference.find(streams, context, input.deliveryStreamName());
        var updates = input.updates();
        if (updates.size() != 1) {
            throw FirehoseErrors.invalidArgument("Exactly one destination update is supported for a Firehose");
        }
        var only = updates.entrySet().iterator().next();
        var call = traffic.begin(stream.id(), "UpdateDeliveryStream");
        return FirehoseErrors.translated(
                        "update", streams.update(stream, now -> updated(now, input, only.getKey(), only.getValue())))
                .thenApply(changed -> {
                    call.succeeded();
                    return new Output();
                });
    }

    private DeliveryStream updated(
            DeliveryStream stream, Input input, DestinationKind kind, Map<String, Object> update) {
        if (!input.currentDeliveryStreamVersionId().equals(Long.toString(stream.version()))) {
            throw FirehoseErrors.otherVersion(stream, input.currentDeliveryStreamVersionId());
        }
        if (!input.destinationId().equals(DescribeDeliveryStream.DESTINATION_ID)) {
            throw FirehoseErrors.invalidArgument("Destination Id " + input.destinationId() + " not found");
        }
        try {
            var destination = DestinationDocument.of(stream.destination()).updated(kind, update);
            return stream.withDestination(destination.stored(), clock.instant());
        } catch (InvalidDeliveryConfigException e) {
            throw FirehoseErrors.invalid(e);
        }
    }
}
