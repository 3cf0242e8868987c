package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.mapping.ShardId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The live subscriptions of this gateway: one for each consumer and shard, of which a later one takes over. */
final class Subscriptions {
    private static final Duration UNDISTURBED = Duration.ofSeconds(5);

    private final ConcurrentMap<Place, Live> live = new ConcurrentHashMap<>();
    private final Clock clock;

    record Place(String consumerArn, ShardId shard) {}

    private record Live(ShardSubscription subscription, Instant since) {}

    Subscriptions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets a subscription begin and has the one before it end.
     *
     * @throws AwsException when that one has just begun itself
     */
    void begin(Place place, ShardSubscription subscription) {
        live.compute(place, (same, before) -> {
            if (before != null) {
                if (clock.instant().isBefore(before.since().plus(UNDISTURBED))) {
                    throw inUse(place);
                }
                before.subscription().lose(inUse(place));
            }
            return new Live(subscription, clock.instant());
        });
    }

    void end(Place place, ShardSubscription subscription) {
        live.computeIfPresent(place, (same, present) -> present.subscription().equals(subscription) ? null : present);
    }

    private static AwsException inUse(Place place) {
        return AwsException.client(
                "ResourceInUseException",
                "Another active subscription exists for this consumer: " + place.consumerArn() + " and shard "
                        + place.shard());
    }
}
