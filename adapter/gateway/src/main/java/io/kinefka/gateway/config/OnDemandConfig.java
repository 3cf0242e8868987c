package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * When shards of on-demand streams are split.
 *
 * @param bytesPerSecondMax that a shard may take for a whole window
 * @param recordsPerSecondMax that a shard may take for a whole window
 * @param window how long load is observed before it is judged
 * @param shardsMax how many open shards a stream is given that way
 */
public record OnDemandConfig(long bytesPerSecondMax, int recordsPerSecondMax, Duration window, int shardsMax) {
    private static final long TIB = 1L << 40;

    public OnDemandConfig {
        Checks.between(Keys.ON_DEMAND_SHARD_BYTES_MAX, bytesPerSecondMax, 1, TIB);
        Checks.between(Keys.ON_DEMAND_SHARD_RECORDS_MAX, recordsPerSecondMax, 1, Integer.MAX_VALUE);
        Checks.positive(Keys.ON_DEMAND_WINDOW, window);
        Checks.between(Keys.ON_DEMAND_SHARDS_MAX, shardsMax, 1, 1_000_000);
    }
}
