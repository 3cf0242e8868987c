package io.kinefka.delivery.encode;

import org.jspecify.annotations.Nullable;

/**
 * Why records were not processed or delivered.
 *
 * @param code AWS's, for example Lambda.MissingRecordId
 * @param attempts how many there were
 * @param endedMillis when the last one ended, in milliseconds since 1970
 * @param lambdaArn of the function, or null if none was involved
 */
public record Failure(
        String code,
        String message,
        int attempts,
        long endedMillis,
        @Nullable String lambdaArn) {}
