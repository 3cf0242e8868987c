package io.kinefka.kinesis;

import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import io.kinefka.kinesis.ShardListings.Listing;
import io.kinefka.log.stream.Streams;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import io.kinefka.mapping.StreamStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists the shards of a stream, filtered and page by page. */
final class ListShards implements Operation<ListShards.Input, ListShards.Output> {
    private static final int RESULTS_DEFAULT = 1000;
    private static final int BEFORE_ALL = -1;

    private final Streams streams;
    private final ShardListings listings;
    private final Clock clock;

    record Input(
            @Nullable String streamName,
            @Nullable String streamARN,
            @Nullable String nextToken,
            @Nullable String exclusiveStartShardId,
            @Nullable Integer maxResults,
            @Nullable Instant streamCreationTimestamp,
            @Nullable ShardFilter shardFilter) {}

    record Output(List<ShardView> shards, @Nullable String nextToken) {}

    ListShards(Streams streams, ShardListings listings, Clock clock) {
        this.streams = streams;
        this.listings = listings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Output> handle(RequestContext context, Input input) {
        Listing listing = input.nextToken() == null ? begin(context, input) : goOn(context, input, input.nextToken());
        StreamMetadata stream = StreamReference.find(streams, listing.stream());
        if (!stream.createdAt().equals(listing.createdAt())) {
            throw KinesisErrors.streamNotFound(listing.stream());
        }
        int max = Objects.requireNonNullElse(input.maxResults(), RESULTS_DEFAULT);
        var page = Page.of(shards(stream, listing), max);
        return CompletableFuture.completedFuture(new Output(
                page.items().stream().map(ShardView::of).toList(),
                page.hasMore() ? listings.issue(listing.at(page.last())) : null));
    }

    private Listing begin(RequestContext context, Input input) {
        if (input.streamName() == null && input.streamARN() == null) {
            throw KinesisErrors.invalidArgument("Either NextToken or StreamName should be provided.");
        }
        var id = StreamReference.resolve(context, input.streamName(), input.streamARN());
        StreamMetadata stream = StreamReference.find(streams, id);
        Instant wanted = input.streamCreationTimestamp();
        if (wanted != null && wanted.getEpochSecond() != stream.createdAt().getEpochSecond()) {
            throw KinesisErrors.streamNotFound(id);
        }
        String after = input.exclusiveStartShardId();
        return new Listing(
                context.accountId(),
                id,
                stream.createdAt(),
                after == null ? BEFORE_ALL : ShardReference.parse(after, id).index(),
                Objects.requireNonNullElse(input.shardFilter(), ShardFilter.ALL));
    }

    private Listing goOn(RequestContext context, Input input, String nextToken) {
        if (input.streamName() != null || input.streamARN() != null) {
            throw KinesisErrors.invalidArgument("NextToken and StreamName cannot be provided together.");
        }
        if (input.exclusiveStartShardId() != null) {
            throw KinesisErrors.invalidArgument("NextToken and ExclusiveStartShardId cannot be provided together.");
        }
        if (input.streamCreationTimestamp() != null) {
            throw KinesisErrors.invalidArgument("NextToken and StreamCreationTimestamp cannot be provided together.");
        }
        var listing = listings.open(nextToken);
        if (!listing.callerId().equals(context.accountId())) {
            throw PageTokens.invalid();
        }
        return listing;
    }

    private List<Shard> shards(StreamMetadata stream, Listing listing) {
        if (stream.status() == StreamStatus.CREATING) {
            return List.of();
        }
        return listing.filter().apply(stream, clock.instant()).stream()
                .filter(shard -> shard.id().index() > listing.lastShardIndex())
                .toList();
    }
}
