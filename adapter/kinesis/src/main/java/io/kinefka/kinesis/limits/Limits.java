package io.kinefka.kinesis.limits;

import java.time.Clock;
import java.util.function.IntSupplier;

/**
 * Everything that keeps clients from having as much as Kafka could give.
 *
 * @param shards how much a shard may be written and read
 * @param fanOut how much a subscription may have of a shard
 * @param rates how often operations may be called
 * @param quotas how often operations may succeed
 * @param faults what goes wrong on purpose
 */
public record Limits(ShardLimits shards, FanOutLimits fanOut, ApiRates rates, DailyQuotas quotas, Faults faults) {
    /** Nothing does. */
    public static final Limits NONE =
            new Limits(ShardLimits.NONE, FanOutLimits.NONE, ApiRates.NONE, DailyQuotas.NONE, Faults.NONE);

    /**
     * The limits of AWS.
     *
     * @param gateways how many gateways serve clients at present; of each rate every one grants its equal share
     * @param scalings the quota of UpdateShardCount; 0 for none
     * @param faults what goes wrong besides
     */
    public static Limits aws(IntSupplier gateways, int scalings, Faults faults, Clock clock) {
        return new Limits(
                new AwsShardLimits(gateways, faults, clock),
                FanOutLimits.aws(gateways, faults, clock),
                ApiRates.aws(gateways, clock),
                DailyQuotas.of(scalings, true, clock),
                faults);
    }
}
