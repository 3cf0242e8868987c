package io.kinefka.gateway.delivery;

import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.Workers;
import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.http.FirehoseEndpoints;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.firehose.FirehoseMeasurements;
import io.kinefka.firehose.host.DeliveryHosts;
import io.kinefka.firehose.host.DeliveryMeasurements;
import io.kinefka.firehose.host.HostEnvironment;
import io.kinefka.gateway.hosting.Surroundings;
import io.kinefka.log.KafkaLog;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;

/**
 * Hosts of delivery streams, with what they need.
 *
 * @param hosts run delivery streams
 * @param resources are shared by all of them
 */
public record DeliveryHosting(DeliveryHosts hosts, DeliveryResources resources) implements AutoCloseable {
    /** As many as AWS sends at one time for a shard. */
    private static final int INVOCATIONS_MAX = 5;

    /**
     * As configured.
     *
     * @param measurements of this process alone, to be told beside those that all gateways know
     */
    public static DeliveryHosting open(Surroundings around, KafkaLog log, DeliveryMeasurements measurements) {
        var delivery = around.config().delivery();
        var directory = delivery.directory().orElseGet(() -> around.directory("delivery"));
        var resources = DeliveryResources.connect(
                around.s3(),
                around.lambda(),
                FirehoseEndpoints.TIMEOUT_DEFAULT,
                new Workers(delivery.uploadsMax(), delivery.uploadsMax(), INVOCATIONS_MAX),
                new Budgets(delivery.memoryBytesMax(), delivery.filesBytesMax()),
                directory.resolve("waiting"));
        try {
            var clock = Clock.systemUTC();
            var hosts = new DeliveryHosts(new HostEnvironment(
                    around.kafka(),
                    directory,
                    resources,
                    new RecordEncryption(log.keys(), DataKeyLimits.DEFAULT, clock),
                    arn -> log.streams().snapshot().streams().values().stream()
                            .filter(stream -> stream.id().arn().equals(arn))
                            .findFirst()
                            .map(StreamMetadata::shards),
                    new FirehoseMeasurements(log.metrics(), clock).and(measurements),
                    clock));
            return new DeliveryHosting(hosts, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    @Override
    public void close() {
        hosts.close();
        resources.close();
    }
}
