package io.kinefka.firehose;

import io.kinefka.log.KafkaLog;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds where the records of a new delivery stream come from. */
final class SourceReference {
    private static final String DIRECT_PUT = "DirectPutSourceDescription";
    private static final String KINESIS = "KinesisStreamSourceDescription";
    private static final String MSK = "MSKSourceDescription";

    private final KafkaLog log;

    /**
     * A source.
     *
     * @param topic where its records lie; null where records are put directly
     * @param startsAt from when on its records are delivered; empty from the creation on
     * @param settings what is stored of it: AWS's description of it
     */
    record Found(@Nullable String topic, Optional<Instant> startsAt, Map<String, Object> settings) {}

    SourceReference(KafkaLog log) {
        this.log = log;
    }

    /** Finds it by the configuration that fits its type, which is the only one that may be given. */
    CompletionStage<Found> find(
            DeliverySource source,
            @Nullable Map<String, Object> directPut,
            @Nullable Map<String, Object> kinesis,
            @Nullable Map<String, Object> msk) {
        requireApplicable(directPut, "DirectPutSourceConfiguration", DeliverySource.DIRECT_PUT, source);
        requireApplicable(kinesis, "KinesisSourceStreamConfig", DeliverySource.KINESIS_STREAM, source);
        requireApplicable(msk, "MSKSourceConfiguration", DeliverySource.TOPIC, source);
        return switch (source) {
            case DIRECT_PUT ->
                CompletableFuture.completedFuture(new Found(
                        null, Optional.empty(), directPut == null ? Map.of() : Map.of(DIRECT_PUT, directPut)));
            case KINESIS_STREAM -> stream(required(kinesis, "KinesisSourceStreamConfig", source));
            case TOPIC -> topic(required(msk, "MSKSourceConfiguration", source));
        };
    }

    private static void requireApplicable(
            @Nullable Map<String, Object> configuration,
            String name,
            DeliverySource applicable,
            DeliverySource source) {
        if (configuration != null && source != applicable) {
            throw FirehoseErrors.invalidArgument(
                    name + " is only applicable for " + applicable.awsName() + " stream type");
        }
    }

    private static Map<String, Object> required(
            @Nullable Map<String, Object> configuration, String name, DeliverySource source) {
        if (configuration == null) {
            throw FirehoseErrors.invalidArgument(name + " is required for " + source.awsName() + " stream type");
        }
        return configuration;
    }

    private CompletionStage<Found> stream(Map<String, Object> configuration) {
        String arn = (String) configuration.get("KinesisStreamARN");
        StreamId id;
        try {
            id = StreamId.ofArn(String.valueOf(arn));
        } catch (IllegalArgumentException e) {
            throw FirehoseErrors.invalidArgument("KinesisStreamARN is not the ARN of a stream: " + arn);
        }
        return usable(id)
                .map(CompletableFuture::completedStage)
                .orElseGet(() -> log.refresh().thenApply(news -> usable(id)
                        .orElseThrow(() -> FirehoseErrors.invalidArgument(
                                "Stream " + id.name() + " under account " + id.accountId() + " not found."))))
                .thenApply(stream -> new Found(stream.topic(), Optional.empty(), Map.of(KINESIS, configuration)));
    }

    private Optional<StreamMetadata> usable(StreamId id) {
        return log.streams().find(id).filter(stream -> stream.status() != StreamStatus.DELETING);
    }

    private CompletionStage<Found> topic(Map<String, Object> configuration) {
        String topic = String.valueOf(configuration.get("TopicName"));
        var startsAt = Optional.ofNullable((Instant) configuration.get("ReadFromTimestamp"));
        return log.deliveryStreams().hasTopic(topic).thenApply(isThere -> {
            // Kafka's own, and those that this program keeps its state in.
            if (!isThere || topic.startsWith("__")) {
                throw FirehoseErrors.invalidArgument("Topic " + topic + " does not exist in the cluster.");
            }
            return new Found(topic, startsAt, Map.of(MSK, configuration));
        });
    }
}
