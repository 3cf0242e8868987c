package io.kinefka.log.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all gateways have measured lately, each on its own account; bounded in age and memory. */
final class MetricMemory {
    static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long POINT_BYTES = 250;

    private final String self;
    private final MetricSettings settings;
    private final Clock clock;
    private final TreeMap<Long, Map<MetricId, Map<String, Aggregate>>> minutes = new TreeMap<>();
    private final Set<Touched> unshared = new HashSet<>();
    private final MetricNames names = new MetricNames();
    private long bytes;

    private record Touched(MetricId metric, long minute) {}

    /** A memory of the gateway of that name. */
    MetricMemory(String self, MetricSettings settings, Clock clock) {
        this.self = self;
        this.settings = settings;
        this.clock = clock;
    }

    /** Adds what this gateway has measured; whether there was room for it, and it is neither too old nor of the future. */
    synchronized boolean add(MetricId metric, Instant at, Aggregate samples) {
        long minute = minute(at);
        return isKept(minute) && merge(self, metric, minute, samples, true);
    }

    /** Takes over what another gateway has measured in a minute so far. */
    synchronized void replay(SharedPoint point) {
        if (!point.gateway().equals(self) && isKept(point.minute())) {
            merge(point.gateway(), point.metric(), point.minute(), point.aggregate(), false);
        }
    }

    /** Whether a moment is neither too old nor too far in the future to be remembered. */
    boolean keeps(Instant at) {
        return isKept(minute(at));
    }

    /** What this gateway has measured and not handed out yet. */
    synchronized List<SharedPoint> takeUnshared() {
        var taken = new ArrayList<SharedPoint>(unshared.size());
        for (Touched touched : unshared) {
            var aggregate = own(touched);
            if (aggregate != null) {
                taken.add(new SharedPoint(self, touched.metric(), touched.minute(), aggregate));
            }
        }
        unshared.clear();
        return taken;
    }

    /** Hands out a point once more the next time. */
    synchronized void giveBack(SharedPoint point) {
        unshared.add(new Touched(point.metric(), point.minute()));
    }

    private @Nullable Aggregate own(Touched touched) {
        var metrics = minutes.get(touched.minute());
        var gateways = metrics == null ? null : metrics.get(touched.metric());
        return gateways == null ? null : gateways.get(self);
    }

    /** The minutes of a metric from a moment on and before another, in the order of time. */
    synchronized List<MetricPoint> read(MetricId metric, Instant from, Instant before) {
        forgetExpired();
        var found = new ArrayList<MetricPoint>();
        long first = Math.floorDiv(from.toEpochMilli() + MINUTE_MILLIS - 1, MINUTE_MILLIS);
        long end = Math.floorDiv(before.toEpochMilli() + MINUTE_MILLIS - 1, MINUTE_MILLIS);
        if (first < end) {
            minutes.subMap(first, end).forEach((minute, metrics) -> {
                var gateways = metrics.get(metric);
                if (gateways != null) {
                    gateways.values().stream()
                            .reduce(Aggregate::plus)
                            .ifPresent(all -> found.add(
                                    new MetricPoint(metric, Instant.ofEpochMilli(minute * MINUTE_MILLIS), all)));
                }
            });
        }
        return found;
    }

    /** All that was measured lately. */
    synchronized Set<MetricId> metrics() {
        forgetExpired();
        return names.all();
    }

    private boolean merge(String gateway, MetricId metric, long minute, Aggregate samples, boolean isOwn) {
        forgetExpired();
        var present = minutes.getOrDefault(minute, Map.of())
                .getOrDefault(metric, Map.of())
                .get(gateway);
        if (present == null && !makeRoom(metric, minute)) {
            return false;
        }
        var name = metric;
        if (present == null) {
            bytes += POINT_BYTES + names.bytesToUse(metric);
            name = names.use(metric);
        }
        minutes.computeIfAbsent(minute, none -> new HashMap<>())
                .computeIfAbsent(name, none -> new HashMap<>(2))
                .put(gateway, present == null || !isOwn ? samples : present.plus(samples));
        if (isOwn) {
            unshared.add(new Touched(name, minute));
        }
        return true;
    }

    /** The oldest minute gives way to newer ones, but none to itself. */
    private boolean makeRoom(MetricId metric, long minute) {
        while (bytes + POINT_BYTES + names.bytesToUse(metric) > settings.bytesMax()) {
            if (minutes.isEmpty() || minutes.firstKey() >= minute) {
                return false;
            }
            forgetFirst();
        }
        return true;
    }

    private void forgetExpired() {
        long oldest = oldest();
        while (!minutes.isEmpty() && minutes.firstKey() < oldest) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        var first = minutes.pollFirstEntry();
        first.getValue().forEach((metric, gateways) -> gateways.keySet().forEach(gateway -> {
            bytes -= POINT_BYTES + names.release(metric);
        }));
        unshared.removeIf(touched -> touched.minute() == first.getKey());
    }

    private boolean isKept(long minute) {
        return minute >= oldest() && minute <= minute(clock.instant().plus(MetricSettings.FUTURE_MAX));
    }

    private long oldest() {
        return minute(clock.instant().minus(settings.retention()));
    }

    private static long minute(Instant moment) {
        return Math.floorDiv(moment.toEpochMilli(), MINUTE_MILLIS);
    }
}
