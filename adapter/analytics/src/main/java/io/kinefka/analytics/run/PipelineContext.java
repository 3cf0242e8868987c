package io.kinefka.analytics.run;

import java.time.Clock;

/**
 * What a pipeline works with.
 *
 * @param clock for CURRENT_TIMESTAMP and its like, and the times of errors; windows do not ask it
 */
public record PipelineContext(
        StateStore state, ReferenceTables references, Output output, Errors errors, Clock clock) {}
