package io.kinefka.analytics.application;

import io.kinefka.analytics.function.FunctionRecord;
import io.kinefka.analytics.function.SourceRecord;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.read.LogRecord;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Reads some records of a streaming source. */
final class RecordSamples {
    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final int RECORDS_MAX = 50;
    private static final int BYTES_MAX = 512 << 10;
    private static final int SHARDS_MAX = 16;

    private final KafkaLog log;
    private final Clock clock;

    RecordSamples(KafkaLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Where records lie.
     *
     * @param shard empty for those of a delivery stream
     */
    private record Place(
            String topic,
            int partition,
            Instant incarnation,
            long first,
            long end,
            Instant horizon,
            Optional<Shard> shard) {

        /** The same for a delivery stream that reads there: its records have no place in a stream. */
        Place ofDeliveryStream() {
            return new Place(topic, partition, incarnation, first, end, horizon, Optional.empty());
        }

        SourceRecord record(LogRecord found) {
            var position = shard.map(one -> new SourceRecord.Position(
                    one.id().toString(),
                    one.sequenceNumber(found.offset(), found.arrivalMillis()).toString()));
            return new SourceRecord(
                    position.map(SourceRecord.Position::sequenceNumber)
                            .orElseGet(() -> FunctionRecord.id(topic, partition, found.offset())),
                    found.data(),
                    found.arrivalMillis(),
                    position.map(at -> new SourceRecord.Place(found.partitionKey(), Optional.of(at))));
        }
    }

    /** Some records: the oldest, or such as arrived within the last minute. */
    CompletionStage<List<SourceRecord>> of(String arn, StartingPosition position) {
        CompletionStage<List<SourceRecord>> all = CompletableFuture.completedStage(new ArrayList<>());
        for (Place place : places(arn)) {
            all = all.thenCompose(found -> found.size() >= RECORDS_MAX
                    ? CompletableFuture.completedStage(found)
                    : read(place, position).thenApply(more -> {
                        found.addAll(more.subList(0, Math.min(more.size(), RECORDS_MAX - found.size())));
                        return found;
                    }));
        }
        return all;
    }

    private CompletionStage<List<SourceRecord>> read(Place place, StartingPosition position) {
        CompletionStage<Long> offset = position == StartingPosition.TRIM_HORIZON
                ? CompletableFuture.completedStage(place.first())
                : log.offsets()
                        .at(place.topic(), place.partition(), clock.instant().minus(LATELY));
        return offset.thenCompose(from -> log.reader()
                        .read(
                                new ReadPosition(
                                        place.topic(),
                                        place.partition(),
                                        place.incarnation(),
                                        Math.min(Math.max(from, place.first()), place.end()),
                                        place.end()),
                                new ReadLimits(RECORDS_MAX, BYTES_MAX, place.horizon())))
                .thenApply(found -> found.records().stream().map(place::record).toList());
    }

    private List<Place> places(String arn) {
        return arn.startsWith("arn:aws:firehose:") ? deliveryStream(arn) : stream(arn);
    }

    private List<Place> stream(String arn) {
        try {
            return log.streams()
                    .find(StreamId.ofArn(arn))
                    .map(this::places)
                    .orElseThrow(() -> new InvalidConfigurationException("Stream " + arn + " not found."));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException(
                    "ResourceARN is neither the ARN of a stream nor of a delivery stream: " + arn);
        }
    }

    private List<Place> places(StreamMetadata stream) {
        var horizon = stream.horizon(clock.instant());
        return stream.shards().all().stream()
                .filter(shard -> !shard.expired(horizon))
                .limit(SHARDS_MAX)
                .map(shard -> new Place(
                        stream.topic(),
                        shard.partition(),
                        stream.createdAt(),
                        shard.firstOffset(),
                        end(shard),
                        horizon,
                        Optional.of(shard)))
                .toList();
    }

    private static long end(Shard shard) {
        return shard.closure() == null ? Long.MAX_VALUE : shard.closure().endOffset();
    }

    private List<Place> deliveryStream(String arn) {
        DeliveryStream stream;
        try {
            stream = log.deliveryStreams()
                    .find(DeliveryStreamId.ofArn(arn))
                    .orElseThrow(() -> new InvalidConfigurationException("Delivery stream " + arn + " not found."));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationException("ResourceARN is not the ARN of a delivery stream: " + arn);
        }
        if (stream.source() == DeliverySource.DIRECT_PUT) {
            return IntStream.range(0, stream.partitions())
                    .mapToObj(partition -> new Place(
                            stream.topic(),
                            partition,
                            stream.createdAt(),
                            0,
                            Long.MAX_VALUE,
                            Instant.EPOCH,
                            Optional.empty()))
                    .toList();
        }
        if (stream.sourceSettings().get("KinesisStreamSourceDescription") instanceof Map<?, ?> settings
                && settings.get("KinesisStreamARN") instanceof String source) {
            return stream(source).stream().map(Place::ofDeliveryStream).toList();
        }
        throw new InvalidConfigurationException("The records of this kind of delivery stream cannot be discovered.");
    }
}
