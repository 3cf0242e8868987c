package io.kinefka.analytics.application;

/** Where an application that starts begins to read (source: InputStartingPosition in the service model). */
public enum StartingPosition {
    /** At what arrives after the start. */
    NOW,
    /** At the oldest record that is there. */
    TRIM_HORIZON,
    /** Where it was when it was stopped; as {@link #NOW} if it never ran. */
    LAST_STOPPED_POINT
}
