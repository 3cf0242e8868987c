package io.kinefka.kinesis;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a stream is UPDATING, or a consumer CREATING or DELETING, at least; zero is as fast as Kafka can do it.
 *
 * @param split after SplitShard
 * @param merge after MergeShards
 * @param scale after UpdateShardCount, and when an on-demand stream is split
 * @param encrypt after StartStreamEncryption and StopStreamEncryption
 * @param configure after UpdateStreamMode, UpdateStreamWarmThroughput, UpdateMaxRecordSize and the like
 * @param register after RegisterStreamConsumer
 * @param deregister after DeregisterStreamConsumer
 */
public record ChangeDurations(
        Duration split,
        Duration merge,
        Duration scale,
        Duration encrypt,
        Duration configure,
        Duration register,
        Duration deregister) {

    /** Everything at once. */
    public static final ChangeDurations NONE = new ChangeDurations(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public ChangeDurations {
        if (Stream.of(split, merge, scale, encrypt, configure, register, deregister)
                .anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("A change cannot take less than no time");
        }
    }
}
