package io.kinefka.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.firehose.Deliveries.Delivery;
import io.kinefka.firehose.destination.DestinationDocument;
import io.kinefka.firehose.destination.DestinationKind;
import io.kinefka.log.delivery.DeliverySource;
import io.kinefka.log.delivery.DeliveryStream;
import io.kinefka.log.delivery.DeliveryStreamId;
import io.kinefka.log.delivery.DeliveryStreamStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedDeliveriesTest {
    private static final Map<String, Object> DESTINATION = DestinationDocument.configured(
                    DestinationKind.S3, Map.of("RoleARN", "arn:role", "BucketARN", "arn:aws:s3:::bucket"))
            .stored();

    private final List<DeliveryStream> streams = new ArrayList<>();
    private final List<List<Delivery>> told = new ArrayList<>();
    private final WantedDeliveries wanted = new WantedDeliveries(() -> streams, all -> told.add(List.copyOf(all)));

    private static DeliveryStream stream(
            String name,
            DeliveryStreamStatus status,
            DeliverySource source,
            Map<String, Object> sourceSettings,
            Map<String, Object> destination) {
        return new DeliveryStream(
                new DeliveryStreamId("000000000000", "us-east-1", name),
                status,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                source,
                "topic",
                4,
                Instant.EPOCH,
                "application-of-" + name,
                sourceSettings,
                destination,
                Map.of(),
                new TreeMap<>());
    }

    private static DeliveryStream active(String name) {
        return stream(name, DeliveryStreamStatus.ACTIVE, DeliverySource.DIRECT_PUT, Map.of(), DESTINATION);
    }

    @Test
    void theBeginningIsToldEvenIfThereIsNothing() {
        wanted.look();

        assertThat(told).containsExactly(List.of());
    }

    @Test
    void onlyWhatChangesTheDeliveryIsTold() {
        var one = active("one");
        streams.add(one);
        wanted.look();
        streams.set(0, one.withTags(new TreeMap<>(Map.of("key", "value"))));
        wanted.look();
        streams.set(0, one.withDestination(DESTINATION, Instant.EPOCH));
        wanted.look();
        streams.clear();
        wanted.look();

        assertThat(told).hasSize(3);
        assertThat(told.get(0).get(0).config().versionId()).isEqualTo("1");
        assertThat(told.get(1).get(0).config().versionId()).isEqualTo("2");
        assertThat(told.get(2)).isEmpty();
    }

    @Test
    void onlyActiveDeliveryStreamsAreDelivered() {
        streams.add(
                stream("creating", DeliveryStreamStatus.CREATING, DeliverySource.DIRECT_PUT, Map.of(), DESTINATION));
        streams.add(active("active"));
        streams.add(
                stream("deleting", DeliveryStreamStatus.DELETING, DeliverySource.DIRECT_PUT, Map.of(), DESTINATION));

        wanted.look();

        assertThat(told.get(0)).extracting(each -> each.stream().id().name()).containsExactly("active");
    }

    @Test
    void whatIsNotUnderstoodDoesNotKeepTheOthersFromDelivery() {
        streams.add(stream(
                "newer",
                DeliveryStreamStatus.ACTIVE,
                DeliverySource.DIRECT_PUT,
                Map.of(),
                Map.of("Unheard", Map.of())));
        streams.add(active("active"));

        wanted.look();

        assertThat(told.get(0)).extracting(each -> each.stream().id().name()).containsExactly("active");
    }

    @Test
    void theEngineIsToldTheSourceAndTheDestination() {
        var config = WantedDeliveries.config(stream(
                "orders",
                DeliveryStreamStatus.ACTIVE,
                DeliverySource.KINESIS_STREAM,
                Map.of("KinesisStreamSourceDescription", Map.of("KinesisStreamARN", "arn:stream")),
                DESTINATION));

        assertThat(config.source()).isEqualTo(new Source.KinesisStream("arn:stream"));
        assertThat(config.destination()).isEqualTo(Destination.S3.of(S3Configuration.of("bucket")));
        assertThat(config.arn()).isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/orders");
        assertThat(config.versionId()).isEqualTo("1");
        assertThat(WantedDeliveries.config(stream(
                                "topic",
                                DeliveryStreamStatus.ACTIVE,
                                DeliverySource.TOPIC,
                                Map.of("MSKSourceDescription", Map.of("MSKClusterARN", "arn:cluster")),
                                DESTINATION))
                        .source())
                .isEqualTo(new Source.Msk("arn:cluster"));
    }
}
