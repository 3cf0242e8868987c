package io.kinefka.gateway.config;

/**
 * How analytics applications behave.
 *
 * @param guarantee for their results
 */
public record AnalyticsConfig(ProcessingGuarantee guarantee) {}
