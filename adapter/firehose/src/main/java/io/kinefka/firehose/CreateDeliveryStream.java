package io.kinefka.firehose;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.delivery.config.InvalidDeliveryConfigException;
import io.kinefka.firehose.destination.DestinationDocument;
import io.kinefka.firehose.destination.DestinationKind;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.DeliveryStreams;
import io.kinefka.log.delivery.NewDeliveryStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates a delivery stream, and answers when it is ACTIVE. */
final class CreateDeliveryStream implements Operation<CreateDeliveryStream.Input, CreateDeliveryStream.Output> {
    private final DeliveryStreams streams;
    private final SourceReference sources;
    private final FirehoseSettings settings;

    record Input(
            String deliveryStreamName,
            @Nullable String deliveryStreamType,
            @Nullable Map<String, Object> directPutSourceConfiguration,
            @Nullable Map<String, Object> kinesisStreamSourceConfiguration,
            @Nullable Map<String, Object> mSKSourceConfiguration,
            @Nullable EncryptionInput deliveryStreamEncryptionConfigurationInput,
            @Nullable Map<String, Object> s3DestinationConfiguration,
            @Nullable Map<String, Object> extendedS3DestinationConfiguration,
            @Nullable Map<String, Object> redshiftDestinationConfiguration,
            @Nullable Map<String, Object> elasticsearchDestinationConfiguration,
            @Nullable Map<String, Object> amazonopensearchserviceDestinationConfiguration,
            @Nullable Map<String, Object> amazonOpenSearchServerlessDestinationConfiguration,
            @Nullable Map<String, Object> splunkDestinationConfiguration,
            @Nullable Map<String, Object> httpEndpointDestinationConfiguration,
            @Nullable Map<String, Object> snowflakeDestinationConfiguration,
            @Nullable Map<String, Object> icebergDestinationConfiguration,
            @Nullable List<TagView> tags) {

        Map<DestinationKind, Map<String, Object>> destinations() {
            var given = new EnumMap<DestinationKind, Map<String, Object>>(DestinationKind.class);
            put(given, DestinationKind.S3, s3DestinationConfiguration);
            put(given, DestinationKind.EXTENDED_S3, extendedS3DestinationConfiguration);
            put(given, DestinationKind.REDSHIFT, redshiftDestinationConfiguration);
            put(given, DestinationKind.ELASTICSEARCH, elasticsearchDestinationConfiguration);
            put(given, DestinationKind.OPENSEARCH, amazonopensearchserviceDestinationConfiguration);
            put(given, DestinationKind.OPENSEARCH_SERVERLESS, amazonOpenSearchServerlessDestinationConfiguration);
            put(given, DestinationKind.SPLUNK, splunkDestinationConfiguration);
            put(given, DestinationKind.HTTP_ENDPOINT, httpEndpointDestinationConfiguration);
            put(given, DestinationKind.SNOWFLAKE, snowflakeDestinationConfiguration);
            put(given, DestinationKind.ICEBERG, icebergDestinationConfiguration);
            return given;
        }

        private static void put(
                Map<DestinationKind, Map<String, Object>> given,
                DestinationKind kind,
                @Nullable Map<String, Object> configuration) {
            if (configuration != null) {
                given.put(kind, configuration);
            }
        }
    }

    record Output(String deliveryStreamARN) {}

    CreateDeliveryStream(DeliveryStreams streams, SourceReference sources, FirehoseSettings settings) {
        this.streams = streams;
        this.sources = sources;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = DeliveryStreamReference.id(context, input.deliveryStreamName());
        var source = source(input.deliveryStreamType());
        var destination = destination(input);
        var encryption = Encryption.atFirst(source, input.deliveryStreamEncryptionConfigurationInput());
        return FirehoseErrors.translated(
                "create",
                sources.find(
                                source,
                                input.directPutSourceConfiguration(),
                                input.kinesisStreamSourceConfiguration(),
                                input.mSKSourceConfiguration())
                        .thenCompose(found -> streams.create(
                                new NewDeliveryStream(
                                        id,
                                        source,
                                        found.topic(),
                                        found.startsAt(),
                                        found.settings(),
                                        destination.stored(),
                                        encryption,
                                        TagView.map(input.tags())),
                                settings.partitions(),
                                admission(id)))
                        .thenApply(created -> new Output(created.id().arn())));
    }

    private static DeliverySource source(@Nullable String type) {
        try {
            return type == null ? DeliverySource.DIRECT_PUT : DeliverySource.of(type);
        } catch (IllegalArgumentException e) {
            throw FirehoseErrors.invalidArgument("Delivery streams of the type " + type
                    + " are not supported; DirectPut, KinesisStreamAsSource and MSKAsSource are.");
        }
    }

    private static DestinationDocument destination(Input input) {
        var given = input.destinations();
        if (given.size() != 1) {
            throw FirehoseErrors.invalidArgument("Exactly one destination configuration is supported for a Firehose");
        }
        var only = given.entrySet().iterator().next();
        try {
            return DestinationDocument.configured(only.getKey(), only.getValue());
        } catch (InvalidDeliveryConfigException e) {
            throw FirehoseErrors.invalid(e);
        }
    }

    private Consumer<List<DeliveryStream>> admission(DeliveryStreamId id) {
        return present -> {
            if (present.size() >= settings.limits().deliveryStreamsMax()) {
                throw FirehoseErrors.limitExceeded("You have already consumed your firehose quota of "
                        + settings.limits().deliveryStreamsMax() + " hoses under account " + id.accountId() + ".");
            }
        };
    }
}
