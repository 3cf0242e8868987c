package io.kinefka.gateway.config;

import java.time.Duration;

/**
 * How long transitional states last, at least.
 *
 * @param create a new stream's
 * @param delete a deleted stream's
 * @param split a stream's after SplitShard
 * @param merge a stream's after MergeShards
 * @param scale a stream's after UpdateShardCount
 * @param encrypt a stream's after StartStreamEncryption and StopStreamEncryption
 * @param configure a stream's after changes of its settings
 * @param register a new consumer's
 * @param deregister a deregistered consumer's
 */
public record StateDurations(
        Duration create,
        Duration delete,
        Duration split,
        Duration merge,
        Duration scale,
        Duration encrypt,
        Duration configure,
        Duration register,
        Duration deregister) {

    public StateDurations {
        Checks.notNegative(Keys.STREAMS_CREATE_DURATION, create);
        Checks.notNegative(Keys.STREAMS_DELETE_DURATION, delete);
        Checks.notNegative(Keys.STREAMS_SPLIT_DURATION, split);
        Checks.notNegative(Keys.STREAMS_MERGE_DURATION, merge);
        Checks.notNegative(Keys.STREAMS_SCALE_DURATION, scale);
        Checks.notNegative(Keys.STREAMS_ENCRYPT_DURATION, encrypt);
        Checks.notNegative(Keys.STREAMS_CONFIGURE_DURATION, configure);
        Checks.notNegative(Keys.CONSUMERS_REGISTER_DURATION, register);
        Checks.notNegative(Keys.CONSUMERS_DEREGISTER_DURATION, deregister);
    }
}
