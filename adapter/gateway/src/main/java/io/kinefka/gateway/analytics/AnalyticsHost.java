package io.kinefka.gateway.analytics;

import io.kinefka.analytics.application.RunningApplication;
import io.kinefka.analytics.deploy.CatalogShards;
import io.kinefka.analytics.deploy.Deployments;
import io.kinefka.analytics.host.ApplicationHosts;
import io.kinefka.analytics.host.EncryptedRecords;
import io.kinefka.analytics.host.HostEnvironment;
import io.kinefka.analytics.host.HostedApplication.Guarantee;
import io.kinefka.analytics.host.OutputStreams;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.gateway.config.ProcessingGuarantee;
import io.kinefka.gateway.hosting.Hosted;
import io.kinefka.gateway.hosting.Surroundings;
import io.kinefka.log.KafkaLog;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/** Runs applications, with what they need. */
final class AnalyticsHost implements Hosted.Host<RunningApplication> {
    private final S3ObjectStore objects;
    private final Deployments deployments;
    private final ApplicationHosts hosts;

    private AnalyticsHost(S3ObjectStore objects, Deployments deployments, ApplicationHosts hosts) {
        this.objects = objects;
        this.deployments = deployments;
        this.hosts = hosts;
    }

    static AnalyticsHost open(Surroundings around, KafkaLog log) {
        var clock = Clock.systemUTC();
        var objects = S3ObjectStore.connect(around.s3());
        try {
            var hosts = new ApplicationHosts(new HostEnvironment(
                    around.kafka(),
                    around.directory("analytics"),
                    HostEnvironment.WAITING_BYTES_MAX,
                    new EncryptedRecords(new RecordEncryption(log.keys(), DataKeyLimits.DEFAULT, clock)),
                    new CatalogShards(log.streams()),
                    OutputStreams.of(log.writer().admission()),
                    LambdaInvocations.connect(around.lambda()),
                    () -> UUID.randomUUID().toString(),
                    clock));
            return new AnalyticsHost(
                    objects,
                    new Deployments(
                            log,
                            objects::read,
                            guarantee(around.config().analytics().guarantee())),
                    hosts);
        } catch (RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    private static Guarantee guarantee(ProcessingGuarantee configured) {
        return switch (configured) {
            case EXACTLY_ONCE_V2 -> Guarantee.EXACTLY_ONCE;
            case AT_LEAST_ONCE -> Guarantee.AT_LEAST_ONCE;
        };
    }

    @Override
    public boolean retain(Collection<RunningApplication> wanted) {
        var deployed = deployments.of(wanted);
        hosts.retain(deployed.hosted());
        return deployed.complete();
    }

    @Override
    public void close() {
        hosts.close();
        objects.close();
    }
}
