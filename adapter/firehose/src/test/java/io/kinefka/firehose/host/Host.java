package io.kinefka.firehose.host;

import io.kinefka.delivery.DeliveryResources;
import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.delivery.testing.TestResources;
import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a gateway does to deliver: a process's resources and its hosts. */
final class Host implements AutoCloseable {
    private final S3ObjectStore store;
    private final DeliveryResources resources;
    private final DeliveryHosts hosts;

    Host(
            Map<String, String> kafka,
            S3ObjectStore store,
            Path directory,
            Budgets budgets,
            KeyService keys,
            DeliveryMeasurements measured) {
        this.store = store;
        resources = TestResources.of(store, Host::noFunction, directory.resolve("spill"), budgets);
        hosts = new DeliveryHosts(new HostEnvironment(
                kafka,
                directory,
                resources,
                new RecordEncryption(keys, DataKeyLimits.DEFAULT, Clock.systemUTC()),
                arn -> Optional.empty(),
                measured,
                Clock.systemUTC()));
    }

    static Host on(LocalS3 s3, Path directory) {
        return on(s3, directory, KeyService.NONE, DeliveryMeasurements.NONE);
    }

    static Host on(LocalS3 s3, Path directory, KeyService keys, DeliveryMeasurements measured) {
        return new Host(
                Topic.kafka(),
                s3.connect(Duration.ofSeconds(5)),
                directory,
                new Budgets(32 << 20, 256 << 20),
                keys,
                measured);
    }

    static Host on(LocalS3 s3, Path directory, Budgets budgets) {
        return new Host(
                Topic.kafka(),
                s3.connect(Duration.ofSeconds(5)),
                directory,
                budgets,
                KeyService.NONE,
                DeliveryMeasurements.NONE);
    }

    /** Bytes of records that wait, in memory and in files. */
    long waitingBytes() {
        return resources.budgets().heapBytes() + resources.budgets().spillBytes();
    }

    void retain(HostedStream... streams) {
        hosts.retain(List.of(streams));
    }

    private static ByteBuffer noFunction(String function, byte[] payload) {
        throw new IllegalStateException("There is no function " + function);
    }

    @Override
    public void close() {
        hosts.close();
        resources.workers().close();
        store.close();
        resources.spill().close();
    }
}
