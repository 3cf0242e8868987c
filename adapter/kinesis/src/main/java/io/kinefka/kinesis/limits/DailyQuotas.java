package io.kinefka.kinesis.limits;

import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often operations may succeed on a stream within any 24 hours. Each gateway counts only its own successes. */
public final class DailyQuotas {
    /** As often as one likes. */
    public static final DailyQuotas NONE = new DailyQuotas(Map.of(), Clock.systemUTC());

    private static final Duration WINDOW = Duration.ofHours(24);

    private final Map<String, Integer> quotas;
    private final Clock clock;
    private final Map<Use, Deque<Instant>> used = new HashMap<>();

    private record Use(String operation, StreamId stream) {}

    private DailyQuotas(Map<String, Integer> quotas, Clock clock) {
        this.quotas = Map.copyOf(quotas);
        this.clock = clock;
    }

    /**
     * Begins with nothing used.
     *
     * @param scalings the quota of UpdateShardCount; 0 for none
     * @param all whether AWS's other quotas hold too
     */
    public static DailyQuotas of(int scalings, boolean all, Clock clock) {
        var quotas = new HashMap<>(all ? ApiRate.AWS_DAILY : Map.<String, Integer>of());
        if (scalings > 0) {
            quotas.put("UpdateShardCount", scalings);
        }
        return new DailyQuotas(quotas, clock);
    }

    /** Whether there is a quota for an operation. */
    public boolean concern(String operation) {
        return quotas.containsKey(operation);
    }

    /** The quota of an operation that has one. */
    public int quota(String operation) {
        return quotas.getOrDefault(operation, Integer.MAX_VALUE);
    }

    /** Counts a call that is about to be made, or returns false. */
    public synchronized boolean tryUse(String operation, StreamId stream) {
        var now = clock.instant();
        forget(now.minus(WINDOW));
        var times = used.computeIfAbsent(new Use(operation, stream), use -> new ArrayDeque<>());
        return times.size() < quota(operation) && times.add(now);
    }

    private void forget(Instant until) {
        used.values().forEach(times -> times.removeIf(time -> !time.isAfter(until)));
        used.values().removeIf(Collection::isEmpty);
    }

    /** Takes back a call that did not succeed. */
    public synchronized void giveBack(String operation, StreamId stream) {
        var times = used.get(new Use(operation, stream));
        if (times != null) {
            times.pollLast();
        }
    }
}
