package io.kinefka.log.analytics;

/** Whether an application runs; what passes at once on the way to either is not kept. */
public enum ApplicationStatus {
    READY,
    RUNNING
}
