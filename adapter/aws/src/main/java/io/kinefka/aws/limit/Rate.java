package io.kinefka.aws.limit;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A rate that holds for each key on its own. One second's worth may be used at once; what exceeds that because it cannot
 * be divided is granted to a key that was idle and paid off before anything else is granted. Of several gateways each
 * grants its equal share, by charging every unit as often as there are gateways. Only keys in use take memory.
 */
public final class Rate<K> {
    private static final int SWEEP_SIZE_MIN = 1024;

    private final long perSecond;
    private final IntSupplier gateways;
    private final Clock clock;
    private final ConcurrentMap<K, Bucket> buckets = new ConcurrentHashMap<>();
    private volatile int sweepSize = SWEEP_SIZE_MIN;

    /**
     * Begins with all keys idle.
     *
     * @param perSecond units a second, at least 1
     * @param gateways how many gateways share the rate at present, at least 1
     */
    public Rate(long perSecond, IntSupplier gateways, Clock clock) {
        this.perSecond = perSecond;
        this.gateways = gateways;
        this.clock = clock;
    }

    /** Takes units, or nothing and returns false. */
    public boolean tryTake(K key, long units) {
        long wanted = cost(units);
        while (true) {
            var before = buckets.get(key);
            var now = now(key, before);
            if (!now.affords(wanted, perSecond)) {
                return false;
            }
            if (swap(key, before, now.less(wanted))) {
                return true;
            }
        }
    }

    /** Returns units that were taken and not used. */
    public void giveBack(K key, long units) {
        long given = cost(units);
        change(key, bucket -> bucket.more(given, perSecond));
    }

    /** Takes units that were used already, if need be on credit. */
    public void charge(K key, long units) {
        long used = cost(units);
        change(key, bucket -> bucket.less(used));
    }

    private void change(K key, UnaryOperator<Bucket> change) {
        Bucket before;
        do {
            before = buckets.get(key);
        } while (!swap(key, before, change.apply(now(key, before))));
    }

    /** Whether nothing is being paid off. */
    public boolean isPaid(K key) {
        return !now(key, buckets.get(key)).overdrawn();
    }

    /** How many keys take memory at present. */
    public int keysInUse() {
        return buckets.size();
    }

    private long cost(long units) {
        return units * Bucket.UNIT * gateways.getAsInt();
    }

    private Bucket now(K key, @Nullable Bucket before) {
        long micros = micros();
        if (before == null) {
            return Bucket.full(perSecond, micros);
        }
        var now = before.refilled(perSecond, micros);
        if (now.atMicros() < before.atMicros()) {
            // Else an empty bucket would wait until the clock is where it was.
            buckets.replace(key, before, now);
        }
        return now;
    }

    private long micros() {
        var now = clock.instant();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }

    private boolean swap(K key, @Nullable Bucket before, Bucket after) {
        if (before != null) {
            return buckets.replace(key, before, after);
        }
        if (buckets.size() >= sweepSize) {
            sweep();
        }
        return buckets.putIfAbsent(key, after) == null;
    }

    /** Forgets idle keys. Each sweep is paid for by as many new keys as it looks at. */
    private void sweep() {
        long micros = micros();
        buckets.values().removeIf(bucket -> bucket.refilled(perSecond, micros).isFull(perSecond));
        sweepSize = Math.max(SWEEP_SIZE_MIN, 2 * buckets.size());
    }
}
