package io.kinefka.gateway.config;

/** How often a result is written if something fails, as Kafka Streams names it. */
public enum ProcessingGuarantee {
    EXACTLY_ONCE_V2,
    AT_LEAST_ONCE
}
