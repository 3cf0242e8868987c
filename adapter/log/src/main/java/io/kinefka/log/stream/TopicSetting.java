package io.kinefka.log.stream;

import io.kinefka.log.catalog.Catalog;
import io.kinefka.log.error.LogException;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A number that a stream has and its topic as well. The topic's is never the lower one for longer than a change takes: what the topic allows too much of
 * does no harm, too little loses records or refuses them.
 */
final class TopicSetting {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetting.class);
    private static final int UNKNOWN = -1;

    private final Streams streams;
    private final Catalog catalog;
    private final ToIntFunction<StreamMetadata> value;
    private final BiFunction<String, Integer, CompletionStage<Void>> applyToTopic;

    /**
     * Names the number.
     *
     * @param value the stream's
     * @param applyToTopic makes it the topic's
     */
    TopicSetting(
            Streams streams,
            Catalog catalog,
            ToIntFunction<StreamMetadata> value,
            BiFunction<String, Integer, CompletionStage<Void>> applyToTopic) {
        this.streams = streams;
        this.catalog = catalog;
        this.value = value;
        this.applyToTopic = applyToTopic;
    }

    /**
     * Changes both, in the order in which a failure in between does no harm.
     *
     * @param change given the newest state, returns the new one, or throws to refuse; asked more than once
     */
    CompletionStage<StreamMetadata> change(StreamId id, UnaryOperator<StreamMetadata> change) {
        var known = streams.find(id);
        if (known.isEmpty()) {
            return CompletableFuture.failedFuture(LogException.streamNotFound(id));
        }
        int wanted;
        try {
            wanted = value.applyAsInt(change.apply(known.get()));
        } catch (LogException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletionStage<StreamMetadata> changed = wanted > value.applyAsInt(known.get())
                ? applyToTopic.apply(known.get().topic(), wanted).thenCompose(nothing -> streams.update(id, change))
                : streams.update(id, change);
        return changed.handle((stream, failure) -> agree(id, UNKNOWN)
                        .exceptionally(problem -> complain(id, problem))
                        .thenCompose(nothing -> changed))
                .thenCompose(Function.identity());
    }

    /**
     * Gives the topic the stream's number until nobody has changed that meanwhile: changes at the same time reach the topic and the catalog in different
     * orders, and some are refused by the catalog.
     *
     * @param applied what the topic was given last, by the newest state at that time
     */
    private CompletionStage<Void> agree(StreamId id, int applied) {
        return catalog.refresh().thenCompose(state -> {
            var newest = state.stream(id).filter(stream -> value.applyAsInt(stream) != applied);
            return newest.isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : applyToTopic
                            .apply(newest.get().topic(), value.applyAsInt(newest.get()))
                            .thenCompose(nothing -> agree(id, value.applyAsInt(newest.get())));
        });
    }

    private static Void complain(StreamId id, Throwable problem) {
        LOG.atWarn().setCause(problem).addKeyValue("stream", id).log("A topic may differ from its stream");
        return null;
    }
}
