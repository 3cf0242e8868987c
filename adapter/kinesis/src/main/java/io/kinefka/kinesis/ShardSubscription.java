package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.EventSource;
import io.kinefka.log.claim.Claim;
import io.kinefka.log.error.LogException;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ReadResult;
import io.kinefka.log.read.RecordBatch;
import io.kinefka.log.tail.ShardTails;
import io.kinefka.log.tail.TailRead;
import io.kinefka.log.tail.TailRead.Arrived;
import io.kinefka.log.tail.TailRead.Behind;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a shard: what has arrived since the last event, the moment it arrives, and an event without
 * records where nothing does for a while. Asked for the next event only when the last one has been sent.
 */
final class ShardSubscription implements EventSource<SubscribeToShardEvent> {
    /** AWS promises an event every five seconds. */
    private static final Duration SILENCE_MAX = Duration.ofMillis(4500);

    private static final Duration RETRY = Duration.ofMillis(50);
    private static final int RECORDS_MAX = 10_000;
    private static final long BYTES_MAX = 1024 * 1024;

    private final SubscriptionFeed feed;
    private final ShardTails.Seat seat;
    private final Claim claim;
    private final Pace pace;
    private final Instant until;
    private long offset;
    private long millisBehind;
    private Instant lastEvent;
    private boolean shardEnded;
    private volatile boolean lost;
    private volatile boolean cancelled;
    private boolean asked;
    private boolean over;

    /**
     * Begins at an offset.
     *
     * @param seat to be left at the end
     * @param claim to be released at the end
     * @param pace how fast it may be
     * @param lasts how long it may take
     */
    ShardSubscription(
            SubscriptionFeed feed, ShardTails.Seat seat, Claim claim, Pace pace, long offset, Duration lasts) {
        this.feed = feed;
        this.seat = seat;
        this.claim = claim;
        this.pace = pace;
        this.offset = offset;
        lastEvent = feed.now();
        until = lastEvent.plus(lasts);
        var unused = claim.lost().thenRun(this::lose);
    }

    private void lose() {
        lost = true;
        seat.wake();
    }

    @Override
    public void cancel() {
        cancelled = true;
        synchronized (this) {
            if (!asked) {
                end();
            }
        }
        seat.wake();
    }

    private synchronized void end() {
        if (!over) {
            over = true;
            seat.close();
            claim.release();
        }
    }

    @Override
    public CompletionStage<Optional<SubscribeToShardEvent>> next() {
        synchronized (this) {
            asked = true;
        }
        return attempt().exceptionallyCompose(this::explained).whenComplete(this::told);
    }

    /** A failure to read may well mean that there is nothing to be read any more. */
    private CompletionStage<Optional<SubscribeToShardEvent>> explained(Throwable failure) {
        return attempt(() -> {
            var unused = feed.stream();
            return CompletableFuture.failedFuture(failure);
        });
    }

    private void told(Optional<SubscribeToShardEvent> event, @Nullable Throwable failure) {
        if (failure != null) {
            feed.failed(failure);
        } else {
            event.ifPresent(told -> {
                lastEvent = feed.now();
                pace.sent(feed.published(told));
            });
        }
        synchronized (this) {
            asked = false;
            if (failure != null || event.isEmpty() || cancelled) {
                end();
            }
        }
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> attempt() {
        return attempt(this::step);
    }

    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> step) {
        try {
            return step.get();
        } catch (AwsException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> step() {
        if (lost) {
            throw feed.takenOver();
        }
        Instant now = feed.now();
        if (cancelled || shardEnded || !now.isBefore(until)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var stream = feed.stream();
        var shard = feed.shard(stream);
        if (offset >= ShardPositions.endOffset(shard)) {
            return event(stream, shard, RecordBatch.EMPTY, offset, 0);
        }
        var pause = pace.pause();
        if (!pause.isZero()) {
            return seat.pause(pause).thenCompose(passed -> attempt());
        }
        var wait = Duration.between(now, earlier(until, lastEvent.plus(SILENCE_MAX)));
        var next = seat.next(offset, RECORDS_MAX, BYTES_MAX, wait.isNegative() ? Duration.ZERO : wait);
        if (lost || cancelled || !feed.isStill(stream)) {
            // Whoever wanted to wake this one may have come before it slept.
            seat.wake();
        }
        return next.thenCompose(found -> found(stream, shard, found));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> found(StreamMetadata stream, Shard shard, TailRead found) {
        if (found instanceof Arrived arrived) {
            long end = ShardPositions.endOffset(shard);
            var records = arrived.nextOffset() <= end ? arrived.records() : before(end, arrived.records());
            return event(stream, shard, records, Math.min(arrived.nextOffset(), end), behind(arrived));
        }
        if (found instanceof Behind) {
            return read(stream, shard);
        }
        if (!isSilent()) {
            return attempt();
        }
        feed.requireReachable();
        return event(stream, shard, RecordBatch.EMPTY, offset, 0);
    }

    private static RecordBatch before(long end, RecordBatch records) {
        return new RecordBatch(
                records.stream().filter(one -> one.offset() < end).toList());
    }

    private boolean isSilent() {
        return !feed.now().isBefore(lastEvent.plus(SILENCE_MAX));
    }

    private long behind(Arrived arrived) {
        long last = arrived.records().get(arrived.records().size() - 1).arrivalMillis();
        return arrived.isLast() ? 0 : Math.max(1, feed.now().toEpochMilli() - last);
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> read(StreamMetadata stream, Shard shard) {
        var from = new ReadPosition(
                stream.topic(), shard.partition(), stream.createdAt(), offset, ShardPositions.endOffset(shard));
        var limits = new ReadLimits(RECORDS_MAX, BYTES_MAX, stream.horizon(feed.now()));
        return feed.read(from, limits)
                .handle((found, failure) ->
                        failure == null ? read(stream, shard, found) : notRead(stream, shard, failure))
                .thenCompose(outcome -> outcome);
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> read(
            StreamMetadata stream, Shard shard, ReadResult found) {
        if (found.records().isEmpty() && found.nextOffset() < ShardPositions.endOffset(shard)) {
            offset = found.nextOffset();
            return attempt();
        }
        return event(stream, shard, found.records(), found.nextOffset(), found.millisBehind());
    }

    /** Where too many read at once, this one waits for its turn. */
    private CompletionStage<Optional<SubscribeToShardEvent>> notRead(
            StreamMetadata stream, Shard shard, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof LogException known && known.reason() == LogException.Reason.OVERLOADED)) {
            return KinesisErrors.translated(CompletableFuture.failedFuture(failure));
        }
        return isSilent()
                ? event(stream, shard, RecordBatch.EMPTY, offset, Math.max(1, millisBehind))
                : seat.pause(RETRY).thenCompose(passed -> attempt());
    }

    private CompletionStage<Optional<SubscribeToShardEvent>> event(
            StreamMetadata stream, Shard shard, RecordBatch records, long nextOffset, long behind) {
        offset = nextOffset;
        millisBehind = behind;
        shardEnded = nextOffset >= ShardPositions.endOffset(shard);
        return CompletableFuture.completedFuture(
                Optional.of(SubscribeToShardEvent.of(stream, shard, records, nextOffset, behind, feed.now())));
    }
}
