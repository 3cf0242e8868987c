package io.kinefka.log.tail;

import io.kinefka.log.read.LogRecord;
import io.kinefka.log.read.ReadLimits;
import io.kinefka.log.read.ReadPosition;
import io.kinefka.log.read.ReadResult;
import io.kinefka.log.read.RecordBatch;
import io.kinefka.log.read.ShardReader;
import io.kinefka.log.tail.TailRead.Arrived;
import io.kinefka.log.tail.TailRead.Nothing;
import io.kinefka.mapping.StreamMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Reads from positions. A shard whose end is asked for again and again is followed, and then answered for from memory;
 * all other reads go to the log.
 */
public final class ShardPolls {
    private static final Duration IDLE_MAX = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    /** So often the log is asked all the same: an end that cannot be followed any more is noticed. */
    private static final Duration CHECK = Duration.ofSeconds(1);

    private static final int FOLLOWED_MAX = 10_000;

    private final ShardReader reader;
    private final ShardTails tails;
    private final Clock clock;
    private final Map<Place, Poll> polls = new ConcurrentHashMap<>();

    private record Place(String topic, int partition, Instant incarnation) {}

    /** A seat that is given up when it was not used for a while. */
    private static final class Poll {
        private final ShardTails.Seat seat;
        private volatile long lastUse = System.nanoTime();
        private volatile long nextCheck = lastUse + CHECK.toNanos();

        Poll(ShardTails.Seat seat) {
            this.seat = seat;
        }

        boolean isToBeChecked() {
            long now = System.nanoTime();
            lastUse = now;
            if (now - nextCheck < 0) {
                return false;
            }
            nextCheck = now + CHECK.toNanos();
            return true;
        }
    }

    /** Follows from now on, and looks every now and then for what is not asked for any more. */
    public ShardPolls(ShardReader reader, ShardTails tails, ScheduledExecutorService timer, Clock clock) {
        this.reader = reader;
        this.tails = tails;
        this.clock = clock;
        var unused = timer.scheduleWithFixedDelay(
                this::giveUpUnused, SWEEP.toNanos(), SWEEP.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reads what is there, without waiting for more to arrive, as {@link ShardReader#read} does. */
    public CompletionStage<ReadResult> read(ReadPosition position, ReadLimits limits) {
        if (position.endOffset() != Long.MAX_VALUE) {
            return reader.read(position, limits);
        }
        var place = new Place(position.topic(), position.partition(), position.incarnation());
        var poll = polls.get(place);
        if (poll != null) {
            var remembered =
                    poll.isToBeChecked() ? Optional.<ReadResult>empty() : remembered(poll.seat, position, limits);
            return remembered
                    .<CompletionStage<ReadResult>>map(CompletableFuture::completedFuture)
                    .orElseGet(() -> reader.read(position, limits));
        }
        return reader.read(position, limits).thenApply(found -> {
            if (found.millisBehind() == 0) {
                follow(place);
            }
            return found;
        });
    }

    private Optional<ReadResult> remembered(ShardTails.Seat seat, ReadPosition position, ReadLimits limits) {
        var news = seat.peek(position.offset(), limits.recordsMax(), limits.bytesMax());
        if (news instanceof Nothing) {
            return Optional.of(new ReadResult(RecordBatch.EMPTY, position.offset(), 0));
        }
        if (news instanceof Arrived arrived && mayBeHandedOut(arrived, limits)) {
            return Optional.of(new ReadResult(arrived.records(), arrived.nextOffset(), millisBehind(arrived)));
        }
        return Optional.empty();
    }

    /** Whether it is neither too old nor was encrypted: a key may have been disabled since it was opened. */
    private static boolean mayBeHandedOut(Arrived arrived, ReadLimits limits) {
        return arrived.records().get(0).arrivalMillis() >= limits.horizon().toEpochMilli()
                && arrived.records().stream().noneMatch(LogRecord::encrypted);
    }

    private long millisBehind(Arrived arrived) {
        return arrived.isLast() ? 0 : Math.max(1, clock.millis() - arrived.nextArrivalMillis());
    }

    private void follow(Place place) {
        if (polls.size() < FOLLOWED_MAX) {
            polls.computeIfAbsent(
                    place, fresh -> new Poll(tails.take(fresh.topic(), fresh.partition(), fresh.incarnation())));
        }
    }

    /** Streams come and go: follows only those that there are. */
    public void retain(Collection<StreamMetadata> streams) {
        if (!polls.isEmpty()) {
            var incarnations = streams.stream()
                    .collect(Collectors.toMap(StreamMetadata::topic, StreamMetadata::createdAt, (one, other) -> one));
            giveUp((place, poll) -> !place.incarnation().equals(incarnations.get(place.topic())));
        }
    }

    private void giveUpUnused() {
        long now = System.nanoTime();
        giveUp((place, poll) -> now - poll.lastUse > IDLE_MAX.toNanos());
    }

    private void giveUp(BiPredicate<Place, Poll> unwanted) {
        polls.forEach((place, poll) -> {
            if (unwanted.test(place, poll) && polls.remove(place, poll)) {
                poll.seat.close();
            }
        });
    }
}
