package io.kinefka.log.read;

import java.time.Instant;

/**
 * How much to read.
 *
 * @param recordsMax at most that many records
 * @param bytesMax stop before more than that many bytes of keys and data, unless there is nothing yet
 * @param horizon records that are older are gone
 */
public record ReadLimits(int recordsMax, long bytesMax, Instant horizon) {}
