package io.kinefka.gateway.resharding;

import io.kinefka.gateway.clients.Clients;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The gateways of a cluster, called in turn as behind a load balancer. */
public final class Endpoints implements AutoCloseable {
    private final List<KinesisClient> clients;
    private final AtomicInteger turn = new AtomicInteger();

    public Endpoints(List<URI> endpoints) {
        clients = endpoints.stream().map(Clients::syncWithoutRetries).toList();
    }

    KinesisClient next() {
        return clients.get(Math.floorMod(turn.getAndIncrement(), clients.size()));
    }

    /** Calls one gateway after the other until one answers; a caller that is not understood fails at once. */
    <T> T call(Function<KinesisClient, T> request) {
        return call(request, failure -> false);
    }

    /**
     * As {@link #call(Function)}.
     *
     * @param passing which other failures go away by waiting
     */
    <T> T call(Function<KinesisClient, T> request, Predicate<SdkException> passing) {
        var deadline = new Deadline(120);
        while (true) {
            try {
                return request.apply(next());
            } catch (SdkException e) {
                if (!(e.retryable() || isUnavailable(e) || passing.test(e)) || deadline.isOver()) {
                    throw e;
                }
            }
        }
    }

    static boolean isUnavailable(SdkException e) {
        return !(e instanceof software.amazon.awssdk.awscore.exception.AwsServiceException known)
                || known.statusCode() >= 500;
    }

    @Override
    public void close() {
        clients.forEach(KinesisClient::close);
    }
}
