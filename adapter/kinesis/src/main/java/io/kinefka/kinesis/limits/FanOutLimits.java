package io.kinefka.kinesis.limits;

import io.kinefka.aws.limit.Rate;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** How much a consumer with enhanced fan-out may have of a shard. */
public final class FanOutLimits {
    /** As much as Kafka can do. */
    public static final FanOutLimits NONE = new FanOutLimits(null, Long.MAX_VALUE, Faults.NONE);

    private static final long AWS_CALLS = 5;
    private static final long AWS_BYTES = 2L << 20;

    private final @Nullable Rate<Key> calls;
    private final long bytesPerSecond;
    private final Faults faults;

    private record Key(String consumerArn, ShardId shard) {}

    private FanOutLimits(@Nullable Rate<Key> calls, long bytesPerSecond, Faults faults) {
        this.calls = calls;
        this.bytesPerSecond = bytesPerSecond;
        this.faults = faults;
    }

    /**
     * The limits of AWS (source: "KDS Data Plane API Limits" in AWS's page "Quotas and limits"), and the throttling that
     * a test has asked for.
     *
     * @param gateways how many gateways serve the callers at present; each grants its equal share of calls
     */
    public static FanOutLimits aws(IntSupplier gateways, Faults faults, Clock clock) {
        return new FanOutLimits(new Rate<>(AWS_CALLS, gateways, clock), AWS_BYTES, faults);
    }

    /** Admits one call that subscribes, or returns false. */
    public boolean tryCall(String consumerArn, StreamId stream, ShardId shard) {
        return calls == null || (!faults.isThrottled(stream, shard) && calls.tryTake(new Key(consumerArn, shard), 1));
    }

    /** How fast one subscription may be. */
    public long bytesPerSecond() {
        return bytesPerSecond;
    }
}
