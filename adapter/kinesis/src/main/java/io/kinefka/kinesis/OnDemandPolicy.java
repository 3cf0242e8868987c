package io.kinefka.kinesis;

import java.time.Duration;

/**
 * When the shards of an on-demand stream are split.
 *
 * @param bytesPerSecondMax of partition keys and data that a shard may take for a whole window
 * @param recordsPerSecondMax that a shard may take for a whole window
 * @param window how long load is observed before it is judged
 * @param shardsMax how many open shards a stream is given that way
 */
public record OnDemandPolicy(long bytesPerSecondMax, long recordsPerSecondMax, Duration window, int shardsMax) {

    /** As AWS does it, which keeps shards half used: a shard there takes 1 MiB or 1000 records per second. */
    public static final OnDemandPolicy DEFAULT = new OnDemandPolicy(512 * 1024, 500, Duration.ofMinutes(1), 200);

    public OnDemandPolicy {
        if (bytesPerSecondMax < 1
                || recordsPerSecondMax < 1
                || shardsMax < 1
                || window.isNegative()
                || window.isZero()) {
            throw new IllegalArgumentException("Not a policy: the numbers and the window must be positive");
        }
    }
}
