package io.kinefka.firehose;

/**
 * How delivery streams behave.
 *
 * @param partitions how many the topic of a new delivery stream has to which records are put directly
 * @param limits how much may be asked for
 */
public record FirehoseSettings(int partitions, FirehoseLimits limits) {}
