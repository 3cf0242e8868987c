package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.EventSource;
import io.kinefka.log.read.LogRecord;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ShardReader;
import io.kinefka.log.tail.ShardTails;
import io.kinefka.log.tail.TailRead;
import io.kinefka.log.tail.TailRead.Arrived;
import io.kinefka.log.tail.TailRead.Behind;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a shard: what has arrived since the last event, the moment it arrives, and an event without
 * records where nothing does for a while. Asked for the next event only when the last one has been sent.
 */
final class ShardSubscription implements EventSource<SubscribeToShardEvent> {
    /** AWS promises an event every five seconds. */
    private static final Duration SILENCE_MAX = Duration.ofMillis(4500);

    private static final int RECORDS_MAX = 10_000;
    private static final long BYTES_MAX = 1024 * 1024;

    private final Feed feed;
    private final ShardTails.Seat seat;
    private final Instant until;
    private final Consumer<ShardSubscription> afterwards;
    private long offset;
    private Instant lastEvent;
    private boolean shardEnded;
    private volatile boolean cancelled;
    private volatile @Nullable AwsException lost;

    /**
     * Where a subscription gets everything from.
     *
     * @param stream the stream's newest state; fails with an {@link AwsException} when the consumer may not go on
     * @param shard which shard
     */
    record Feed(Supplier<StreamMetadata> stream, ShardId shard, ShardReader reader, Clock clock) {}

    ShardSubscription(
            Feed feed, ShardTails.Seat seat, long offset, Duration lasts, Consumer<ShardSubscription> afterwards) {
        this.feed = feed;
        this.seat = seat;
        this.offset = offset;
        this.afterwards = afterwards;
        lastEvent = feed.clock().instant();
        until = lastEvent.plus(lasts);
    }

    /** Has the subscriber told that another one has taken over. */
    void lose(AwsException reason) {
        lost = reason;
        seat.wake();
    }

    @Override
    public void cancel() {
        cancelled = true;
        seat.wake();
    }

    @Override
    public CompletionStage<Optional<SubscribeToShardEvent>> next() {
        return attempt().whenComplete((event, failure) -> {
            if (failure != null || event.isEmpty()) {
                seat.close();
                afterwards.accept(this);
            } else {
                lastEvent = feed.clock().instant();
            }
        });
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> attempt() {
        try {
            return step();
        } catch (AwsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> step() {
        var takenOver = lost;
        if (takenOver != null) {
            throw takenOver;
        }
        Instant now = feed.clock().instant();
        if (cancelled || shardEnded || !now.isBefore(until)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var stream = feed.stream().get();
        var shard = ShardReference.find(stream, feed.shard());
        if (offset >= ShardPositions.endOffset(shard)) {
            return event(stream, shard, List.of(), offset, 0);
        }
        var wait = Duration.between(now, earlier(until, lastEvent.plus(SILENCE_MAX)));
        return seat.next(offset, RECORDS_MAX, BYTES_MAX, wait.isNegative() ? Duration.ZERO : wait)
                .thenCompose(found -> told(stream, shard, found));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> told(StreamMetadata stream, Shard shard, TailRead found) {
        if (found instanceof Arrived arrived) {
            long end = ShardPositions.endOffset(shard);
            var records =
                    arrived.records().stream().filter(one -> one.offset() < end).toList();
            return event(stream, shard, records, Math.min(arrived.nextOffset(), end), behind(arrived));
        }
        if (found instanceof Behind) {
            return read(stream, shard);
        }
        boolean silent = !feed.clock().instant().isBefore(lastEvent.plus(SILENCE_MAX));
        return silent ? event(stream, shard, List.of(), offset, 0) : attempt();
    }

    private long behind(Arrived arrived) {
        long last = arrived.records().get(arrived.records().size() - 1).arrivalMillis();
        return arrived.isLast() ? 0 : Math.max(1, feed.clock().millis() - last);
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> read(StreamMetadata stream, Shard shard) {
        var from = new ReadPosition(
                stream.topic(), shard.partition(), stream.createdAt(), offset, ShardPositions.endOffset(shard));
        var limits = new ReadLimits(
                RECORDS_MAX, BYTES_MAX, stream.horizon(feed.clock().instant()));
        return KinesisErrors.translated(feed.reader().read(from, limits), shard.id(), stream.id())
                .thenCompose(found -> {
                    if (found.records().isEmpty() && found.nextOffset() < ShardPositions.endOffset(shard)) {
                        offset = found.nextOffset();
                        return attempt();
                    }
                    return event(stream, shard, found.records(), found.nextOffset(), found.millisBehind());
                });
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> event(
            StreamMetadata stream, Shard shard, List<LogRecord> records, long nextOffset, long millisBehind) {
        offset = nextOffset;
        shardEnded = nextOffset >= ShardPositions.endOffset(shard);
        var views = records.stream()
                .map(one -> GetRecords.RecordView.of(shard, one))
                .toList();
        return CompletableFuture.completedFuture(Optional.of(new SubscribeToShardEvent(
                views,
                shardEnded ? null : continuation(shard, records).toString(),
                millisBehind,
                shardEnded ? ChildShardView.of(stream.shards(), shard) : null)));
    }

    /** A number after which a next subscription goes on where this one has got to. */
    private SequenceNumber continuation(Shard shard, List<LogRecord> records) {
        if (!records.isEmpty()) {
            var last = records.get(records.size() - 1);
            return shard.sequenceNumber(last.offset(), last.arrivalMillis());
        }
        return offset == shard.firstOffset()
                ? shard.startingSequenceNumber()
                : shard.sequenceNumber(offset - 1, feed.clock().millis());
    }
}
