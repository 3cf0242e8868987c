package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryResources;
import io.kinefka.encryption.RecordEncryption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What all delivery streams of a process share.
 *
 * @param kafka properties of Kafka clients, {@code bootstrap.servers} among them
 * @param directory for whatever lies in files; several processes may use the same one
 * @param encryption opens the records of streams that are encrypted
 * @param shards for Lambda functions, which are told where in a stream a record was
 * @param measurements where they go
 */
public record HostEnvironment(
        Map<String, String> kafka,
        Path directory,
        DeliveryResources resources,
        RecordEncryption encryption,
        StreamShards shards,
        DeliveryMeasurements measurements,
        Clock clock) {

    public HostEnvironment {
        kafka = Map.copyOf(kafka);
    }
}
