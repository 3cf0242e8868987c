package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.buffer.SpillDirectory;
import io.kinefka.delivery.http.FirehoseEndpoints;
import io.kinefka.delivery.http.HttpEndpoints;
import io.kinefka.delivery.lambda.HttpLambdaFunctions;
import io.kinefka.delivery.lambda.LambdaAccess;
import io.kinefka.delivery.lambda.LambdaFunctions;
import io.kinefka.delivery.s3.ObjectStore;
import io.kinefka.delivery.s3.S3Access;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.delivery.web.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * What all engines of a process share. Whoever makes it closes it, after the engines.
 *
 * @param random for waiting a little longer or shorter between attempts; used by several threads
 */
public record DeliveryResources(
        ObjectStore objects,
        LambdaFunctions functions,
        HttpEndpoints endpoints,
        Workers workers,
        Budgets budgets,
        SpillDirectory spill,
        RandomGenerator random)
        implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Connects to real services.
     *
     * @param replyTimeout of HTTP endpoints
     * @param files directory in which this process gets one of its own for records that wait
     * @throws java.io.UncheckedIOException if the directory cannot be written
     */
    public static DeliveryResources connect(
            S3Access s3, LambdaAccess lambda, Duration replyTimeout, Workers workers, Budgets budgets, Path files) {
        SpillDirectory spill = SpillDirectory.in(files);
        WebClient web = new WebClient(CONNECT_TIMEOUT);
        return new DeliveryResources(
                S3ObjectStore.connect(s3),
                new HttpLambdaFunctions(web, lambda),
                new FirehoseEndpoints(web, spill, replyTimeout),
                workers,
                budgets,
                spill,
                // It belongs to the thread that asks for it.
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** Ends what is under way, and removes the files. */
    @Override
    public void close() {
        workers.close();
        objects.close();
        spill.close();
    }
}
