package io.kinefka.gateway.analytics;

import io.kinefka.analytics.api.AnalyticsServices;
import io.kinefka.analytics.application.Outside;
import io.kinefka.analytics.application.RunningApplication;
import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.host.Clearing;
import io.kinefka.aws.Service;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.gateway.config.LimitsProfile;
import io.kinefka.gateway.hosting.Hosted;
import io.kinefka.gateway.hosting.Surroundings;
import io.kinefka.log.KafkaLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Kinesis Data Analytics in this process: what answers requests, and what runs applications. */
public final class AnalyticsWorkshop implements AutoCloseable {
    /** Of each kind. */
    private static final int WORKERS = 2;
    /** More requests that have to wait for a worker are refused. */
    private static final int QUEUED_MAX = 100;

    /** Source: "Limits" in the developer guide for SQL applications. */
    private static final int AWS_APPLICATIONS_MAX = 50;

    private static final long IDLE_SECONDS = 30;
    private static final Duration CLEARING_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LOOKED_AFTER = Duration.ofMinutes(2);
    private static final String BUCKET_ARN = "arn:aws:s3:::";

    private final Surroundings around;
    private final ExecutorService workers = workers("kinefka-analytics-worker");
    /** What is outside may take long; it holds up no compiling. */
    private final ExecutorService waiters = workers("kinefka-analytics-waiter");

    private final Hosted<RunningApplication> hosted;
    private final List<Service> services;

    /** Runs applications of the log from now on. */
    public AnalyticsWorkshop(Surroundings around, KafkaLog log, Clock clock) {
        this.around = around;
        hosted = new Hosted<>("analytics", () -> AnalyticsHost.open(around, log));
        services = AnalyticsServices.create(
                log,
                hosted::retain,
                new Outside(this::read, this::invoke, waiters),
                applicationsMax(around),
                workers,
                clock);
        var clearing = new Clearing(log.applications(), around.kafka(), LOOKED_AFTER, clock);
        log.every(CLEARING_INTERVAL, clearing::run);
    }

    /** Both versions of the service. */
    public List<Service> services() {
        return services;
    }

    private static int applicationsMax(Surroundings around) {
        return around.config().streams().limits() == LimitsProfile.AWS ? AWS_APPLICATIONS_MAX : Integer.MAX_VALUE;
    }

    private static ExecutorService workers(String name) {
        var made = new ThreadPoolExecutor(
                WORKERS, WORKERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED_MAX), task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        made.allowCoreThreadTimeOut(true);
        return made;
    }

    /** Schemas are seldom discovered of objects, so no connection is kept for that. */
    private CompletionStage<Optional<byte[]>> read(String bucketArn, String key, int bytesMax) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var objects = S3ObjectStore.connect(around.s3())) {
                        return objects.read(bucketArn.replace(BUCKET_ARN, ""), key, bytesMax);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                waiters);
    }

    /** Nor is one kept to functions. */
    private byte[] invoke(String function, byte[] payload) throws FunctionException, InterruptedException {
        return LambdaInvocations.connect(around.lambda()).invoke(function, payload);
    }

    /** Stops running applications here; others go on with them, or this process does later. */
    @Override
    public void close() {
        workers.shutdown();
        waiters.shutdown();
        hosted.close();
    }
}
