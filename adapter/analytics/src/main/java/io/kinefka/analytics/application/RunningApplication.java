package io.kinefka.analytics.application;

import io.kinefka.log.analytics.ApplicationId;
import java.time.Instant;

/**
 * An application that is to run.
 *
 * @param id its identity
 * @param group the name of what it has in Kafka, the same in all its versions and runs
 * @param version of its configuration
 * @param startedAt when it was started: its inputs' position {@link StartingPosition#NOW} is this time
 * @param configuration what it does
 */
public record RunningApplication(
        ApplicationId id, String group, long version, Instant startedAt, ApplicationConfiguration configuration) {}
