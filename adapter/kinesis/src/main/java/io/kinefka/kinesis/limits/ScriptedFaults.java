package io.kinefka.kinesis.limits;

import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Faults that were asked for; each ends by itself, or when all are cleared. Those of the same kind replace each other. */
public final class ScriptedFaults implements Faults {
    private static final int ALL_PERCENT = 100;

    private final Clock clock;
    private final ConcurrentMap<Throttled, Instant> throttled = new ConcurrentHashMap<>();
    private final ConcurrentMap<StreamId, PutFailures> putFailures = new ConcurrentHashMap<>();
    private volatile Instant iteratorsValidFrom = Instant.MIN;

    private record Throttled(StreamId stream, ShardId shard) {}

    /** Failures spread evenly: each record adds its percentage, and a record fails whenever a hundred is full. */
    private record PutFailures(int percent, Instant until, int carried) {

        PutFailures next() {
            return new PutFailures(percent, until, (carried + percent) % ALL_PERCENT);
        }

        boolean failsNow() {
            return carried + percent >= ALL_PERCENT;
        }
    }

    public ScriptedFaults(Clock clock) {
        this.clock = clock;
    }

    /** Throttles a shard for some time from now on. */
    public void throttle(StreamId stream, ShardId shard, Duration time) {
        throttled.values().removeIf(this::isOver);
        throttled.put(new Throttled(stream, shard), clock.instant().plus(time));
    }

    /**
     * Makes puts into a stream fail for some time from now on.
     *
     * @param percent how many of a hundred records, 0 to 100; the failing ones are spread evenly
     */
    public void failPuts(StreamId stream, int percent, Duration time) {
        if (percent < 0 || percent > ALL_PERCENT) {
            throw new IllegalArgumentException("A percentage is 0 to 100, not " + percent);
        }
        putFailures.values().removeIf(failures -> isOver(failures.until()));
        putFailures.put(stream, new PutFailures(percent, clock.instant().plus(time), 0));
    }

    /** Expires every shard iterator that was issued up to now. */
    public void expireIterators() {
        // Iterators carry milliseconds: those of the present one expire, and those to come count as of the next.
        iteratorsValidFrom = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    /** Ends every fault. Iterators that were expired are valid again. */
    public void clear() {
        throttled.clear();
        putFailures.clear();
        iteratorsValidFrom = Instant.MIN;
    }

    @Override
    public boolean isThrottled(StreamId stream, ShardId shard) {
        var until = throttled.get(new Throttled(stream, shard));
        return until != null && !isOver(until);
    }

    @Override
    public boolean failsPut(StreamId stream) {
        while (true) {
            var failures = putFailures.get(stream);
            if (failures == null || isOver(failures.until())) {
                return false;
            }
            if (putFailures.replace(stream, failures, failures.next())) {
                return failures.failsNow();
            }
        }
    }

    @Override
    public Instant iteratorsValidFrom() {
        return iteratorsValidFrom;
    }

    private boolean isOver(Instant until) {
        return !clock.instant().isBefore(until);
    }
}
