package io.kinefka.analytics.record;

/** How rows are written. */
public enum OutputFormat {
    JSON,
    CSV
}
