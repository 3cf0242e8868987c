package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.kinesis.ConsumerListings.Listing;
import io.kinefka.log.consumer.StreamConsumers;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the consumers of a stream by name, page by page. */
final class ListStreamConsumers implements Operation<ListStreamConsumers.Input, ListStreamConsumers.Output> {
    private static final int RESULTS_DEFAULT = 100;

    private final Streams streams;
    private final StreamConsumers consumers;
    private final ConsumerListings listings;
    private final Clock clock;

    record Input(
            String streamARN,
            @Nullable String nextToken,
            @Nullable Integer maxResults,
            @Nullable Instant streamCreationTimestamp) {}

    record Output(List<ConsumerView> consumers, @Nullable String nextToken) {}

    ListStreamConsumers(Streams streams, StreamConsumers consumers, ConsumerListings listings, Clock clock) {
        this.streams = streams;
        this.consumers = consumers;
        this.listings = listings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        var id = StreamReference.resolve(context, null, input.streamARN());
        var stream = StreamReference.find(streams, id);
        var listing = input.nextToken() == null ? begin(stream, input) : goOn(id, input, input.nextToken());
        if (!stream.createdAt().equals(listing.createdAt())) {
            throw KinesisErrors.streamNotFound(id);
        }
        var rest = consumers.list(id).stream()
                .filter(consumer -> consumer.name().compareTo(listing.lastName()) > 0)
                .toList();
        var page = Page.of(rest, Objects.requireNonNullElse(input.maxResults(), RESULTS_DEFAULT));
        Instant now = clock.instant();
        return CompletableFuture.completedFuture(new Output(
                page.items().stream()
                        .map(consumer -> ConsumerView.of(consumer, stream, now))
                        .toList(),
                page.hasMore() ? listings.issue(listing.at(page.last().name())) : null));
    }

    private static Listing begin(StreamMetadata stream, Input input) {
        Instant wanted = input.streamCreationTimestamp();
        if (wanted != null && wanted.getEpochSecond() != stream.createdAt().getEpochSecond()) {
            throw KinesisErrors.streamNotFound(stream.id());
        }
        return Listing.from(stream);
    }

    private Listing goOn(StreamId id, Input input, String nextToken) {
        if (input.streamCreationTimestamp() != null) {
            throw KinesisErrors.invalidArgument("NextToken and StreamCreationTimestamp cannot be provided together.");
        }
        return listings.open(nextToken, id);
    }
}
