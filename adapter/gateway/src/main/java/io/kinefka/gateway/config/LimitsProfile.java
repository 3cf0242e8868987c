package io.kinefka.gateway.config;

/** Which limits hold. */
public enum LimitsProfile {
    /** As much as Kafka can do. */
    NONE,
    /** Those of AWS, and faults on request. */
    AWS
}
