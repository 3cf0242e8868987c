package io.kinefka.aws;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Events that an operation answers with one after the other, instead of with one body. Whoever sends them asks for the
 * next one when the last one is gone, so a slow caller holds nothing but its place.
 *
 * @param <E> the record of one event, named as the event is in the service model
 */
public interface EventSource<E> {

    /**
     * Waits for the next event; not called again before it has come.
     *
     * @return empty at the end; completed exceptionally with an {@link AwsException} that the caller is told
     */
    CompletionStage<Optional<E>> next();

    /** The caller has gone, or is to go: a pending event ends the source. May be called more than once. */
    void cancel();
}
