package io.kinefka.gateway.config;

import io.kinefka.analytics.host.HostedApplication.Guarantee;

/**
 * How analytics applications behave.
 *
 * @param guarantee for their results
 */
public record AnalyticsConfig(Guarantee guarantee) {}
