package io.kinefka.delivery.http;

/** Sends batches to HTTP endpoints, and waits for their replies. */
@FunctionalInterface
public interface HttpEndpoints {

    /** Sends a batch once. */
    HttpOutcome send(HttpBatch batch) throws InterruptedException;
}
