package io.kinefka.analytics.api;

import io.kinefka.analytics.api.Gateway.Api;
import io.kinefka.analytics.application.RunningApplication;
import io.kinefka.analytics.deploy.CatalogShards;
import io.kinefka.analytics.deploy.Deployments;
import io.kinefka.analytics.host.ApplicationHosts;
import io.kinefka.analytics.host.HostEnvironment;
import io.kinefka.analytics.host.HostedApplication;
import io.kinefka.analytics.host.OutputStreams;
import io.kinefka.analytics.host.RecordOpener;
import io.kinefka.log.KafkaLog;
import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.ApplicationId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway that runs applications, those of one test, as well. */
final class RunningGateway implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Deployments> deployments = new CompletableFuture<>();
    private final CompletableFuture<ApplicationHosts> hosts = new CompletableFuture<>();
    private final String prefix;
    private final Gateway gateway;

    /** Runs applications whose names begin like that. */
    RunningGateway(String prefix, Path directory) {
        this.prefix = prefix;
        gateway = new Gateway(wanted -> {
            if (!thread.isShutdown()) {
                thread.execute(() -> retain(wanted));
            }
        });
        hosts.complete(new ApplicationHosts(new HostEnvironment(
                Map.of("bootstrap.servers", Brokers.bootstrapServers()),
                directory,
                HostEnvironment.WAITING_BYTES_MAX,
                RecordOpener.NONE,
                new CatalogShards(log().streams()),
                OutputStreams.of(log().writer().admission()),
                (function, payload) -> new byte[0],
                () -> UUID.randomUUID().toString(),
                Clock.systemUTC())));
        deployments.complete(new Deployments(
                log(), (bucket, key, bytesMax) -> Optional.empty(), HostedApplication.Guarantee.EXACTLY_ONCE));
    }

    private void retain(Collection<RunningApplication> wanted) {
        var ours = wanted.stream()
                .filter(application -> application.id().name().startsWith(prefix))
                .toList();
        hosts.join().retain(deployments.join().of(ours).hosted());
    }

    KafkaLog log() {
        return gateway.log();
    }

    /** An application that passes the member "page" of records of a stream on. */
    void create(String application, String stream) {
        gateway.succeed(
                Api.V1,
                "CreateApplication",
                Texts.about(
                        application,
                        "'Inputs': [" + Texts.input(Texts.withRole(Texts.STREAM.replace("clicks", stream)))
                                + "], 'ApplicationCode': 'CREATE STREAM PASSED (PAGE VARCHAR(16)); CREATE PUMP PASSING AS"
                                + " INSERT INTO PASSED SELECT STREAM PAGE FROM SOURCE_SQL_STREAM_001;'"));
    }

    void start(String application, String position) {
        gateway.succeed(
                Api.V1,
                "StartApplication",
                Texts.about(
                        application,
                        "'InputConfigurations': [{'Id': '1.1', 'InputStartingPositionConfiguration':"
                                + " {'InputStartingPosition': '" + position + "'}}]"));
    }

    void stop(String application) {
        gateway.succeed(Api.V1, "StopApplication", Texts.about(application, ""));
    }

    void delete(String application) {
        var createdAt = find(application).createdAt().getEpochSecond();
        gateway.succeed(Api.V1, "DeleteApplication", Texts.about(application, "'CreateTimestamp': " + createdAt));
    }

    Application find(String application) {
        log().refresh().toCompletableFuture().join();
        return log().applications()
                .find(new ApplicationId("000000000000", "us-east-1", application))
                .orElseThrow();
    }

    /** Runs nothing any more; others go on with it. */
    void leave() {
        thread.shutdown();
        hosts.join().close();
    }

    @Override
    public void close() {
        leave();
        gateway.close();
    }
}
