package io.kinefka.log.consumer;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.log.catalog.CatalogWrite;
import io.kinefka.log.catalog.Decision.Outcome;
import io.kinefka.log.catalog.StreamDocument;
import io.kinefka.log.error.LogException;
import io.kinefka.log.policy.PolicyOwner;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The consumers of this cluster's streams: found without waiting, changed through the catalog. */
public final class StreamConsumers {
    private final Catalog catalog;
    private final Clock clock;

    public StreamConsumers(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** A stream's consumers in whatever state, ordered by name. */
    public List<StreamConsumer> list(StreamId stream) {
        return list(catalog.snapshot(), stream);
    }

    /** As {@link #list(StreamId)}, as of that state. */
    public List<StreamConsumer> list(CatalogSnapshot state, StreamId stream) {
        Instant now = clock.instant();
        return all(state, stream).filter(consumer -> consumer.exists(now)).toList();
    }

    private static Stream<StreamConsumer> all(CatalogSnapshot state, StreamId stream) {
        return StreamDocument.CONSUMER.all(state, stream).stream()
                .map(CatalogWrite::value)
                .filter(Objects::nonNull)
                .map(StreamConsumerFormat::decode);
    }

    /** The consumer of that name, in whatever state. */
    public Optional<StreamConsumer> find(StreamId stream, String name) {
        return find(catalog.snapshot(), stream, name);
    }

    /** As {@link #find(StreamId, String)}, as of that state. */
    public Optional<StreamConsumer> find(CatalogSnapshot state, StreamId stream, String name) {
        return state.document(StreamDocument.CONSUMER.key(stream, name))
                .map(StreamConsumerFormat::decode)
                .filter(consumer -> consumer.exists(clock.instant()));
    }

    /**
     * Registers a consumer with a stream that has shards.
     *
     * @param lasts how long it is CREATING
     * @param admission looks at the newest state and throws to refuse
     */
    public CompletionStage<StreamConsumer> register(
            StreamId stream,
            String name,
            SortedMap<String, String> tags,
            Duration lasts,
            Consumer<CatalogSnapshot> admission) {
        return catalog.change(state -> {
            requireReady(state.stream(stream).orElseThrow(() -> LogException.streamNotFound(stream)));
            if (find(state, stream, name).isPresent()) {
                throw LogException.consumerExists(stream, name);
            }
            admission.accept(state);
            Instant now = clock.instant();
            // No other gateway's clock, however late, must show a state that lasts for no time.
            Instant activeAt = lasts.isZero() ? Instant.EPOCH : now.plus(lasts);
            var consumer = new StreamConsumer(stream, name, now, activeAt, null, tags);
            var writes = new ArrayList<>(removalOfGone(state, stream));
            writes.add(put(consumer));
            return new Outcome<>(writes, consumer);
        });
    }

    private static void requireReady(StreamMetadata stream) {
        if (stream.status() == StreamStatus.CREATING || stream.status() == StreamStatus.DELETING) {
            throw LogException.streamNotActive(stream.id(), stream.status());
        }
    }

    /** So that a stream whose consumers come and go does not leave more and more behind. */
    private List<CatalogWrite> removalOfGone(CatalogSnapshot state, StreamId stream) {
        Instant now = clock.instant();
        return all(state, stream)
                .filter(consumer -> !consumer.exists(now))
                .map(StreamConsumers::remove)
                .toList();
    }

    /**
     * Deregisters a consumer, together with its policy. One that is being deregistered is left alone.
     *
     * @param lasts how long it is DELETING
     */
    public CompletionStage<StreamConsumer> deregister(StreamConsumer which, Duration lasts) {
        return catalog.change(state -> {
            var found = require(state, which);
            if (found.goneAt() != null) {
                return new Outcome<>(List.of(), found);
            }
            var gone = found.goneAt(clock.instant().plus(lasts));
            return new Outcome<>(
                    List.of(
                            lasts.isZero() ? remove(gone) : put(gone),
                            new CatalogWrite(new PolicyOwner(gone.stream(), gone.name()).key(), null)),
                    gone);
        });
    }

    /**
     * Changes what is written of a consumer.
     *
     * @param change given the newest state, returns the new one, or throws to refuse
     */
    public CompletionStage<StreamConsumer> update(StreamConsumer which, UnaryOperator<StreamConsumer> change) {
        return catalog.change(state -> {
            var changed = change.apply(require(state, which));
            return new Outcome<>(List.of(put(changed)), changed);
        });
    }

    private StreamConsumer require(CatalogSnapshot state, StreamConsumer which) {
        return find(state, which.stream(), which.name())
                .filter(which::isSame)
                .orElseThrow(() -> LogException.consumerNotFound(which.stream(), which.name()));
    }

    private static CatalogWrite put(StreamConsumer consumer) {
        return new CatalogWrite(
                StreamDocument.CONSUMER.key(consumer.stream(), consumer.name()), StreamConsumerFormat.encode(consumer));
    }

    private static CatalogWrite remove(StreamConsumer consumer) {
        return new CatalogWrite(StreamDocument.CONSUMER.key(consumer.stream(), consumer.name()), null);
    }
}
