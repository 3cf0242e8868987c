package io.kinefka.log.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who was given a place lately. A function of what the gateways have said, in the order of the log and with the log's
 * times, so that all of them decide alike. Forgets whoever may be disturbed again: anybody else gets his place.
 */
final class ClaimTable {
    private final Map<String, Holder> undisturbed = new LinkedHashMap<>();

    private record Holder(UUID claim, Instant since, Duration lasts) {

        /** A clock that went back must not keep a place for longer. */
        boolean isDisturbedAt(Instant now) {
            return Duration.between(since, now).abs().compareTo(lasts) >= 0;
        }
    }

    /** Decides whether a claim gets its place. */
    boolean take(String place, UUID claim, Instant now, Duration lasts) {
        forget(now);
        var holder = undisturbed.get(place);
        if (holder != null && !holder.isDisturbedAt(now)) {
            return false;
        }
        undisturbed.remove(place);
        undisturbed.put(place, new Holder(claim, now, lasts));
        return true;
    }

    void release(String place, UUID claim) {
        undisturbed.computeIfPresent(place, (same, holder) -> holder.claim().equals(claim) ? null : holder);
    }

    int size() {
        return undisturbed.size();
    }

    private void forget(Instant now) {
        var eldest = undisturbed.values().iterator();
        while (eldest.hasNext() && eldest.next().isDisturbedAt(now)) {
            eldest.remove();
        }
    }
}
