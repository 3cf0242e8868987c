package io.kinefka.delivery.config;

import org.jspecify.annotations.Nullable;

/** CloudWatchLoggingOptions: accepted and kept; errors go to this program's own log. */
public record CloudWatchLogging(
        boolean enabled,
        @Nullable String logGroupName,
        @Nullable String logStreamName) {

    public static final CloudWatchLogging DISABLED = new CloudWatchLogging(false, null, null);
}
