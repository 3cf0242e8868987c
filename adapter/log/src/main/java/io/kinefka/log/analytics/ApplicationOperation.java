package io.kinefka.log.analytics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that was done to an application, at one moment.
 *
 * @param id tells it from others of the same application
 * @param name of the API's operation, for example {@code StartApplication}
 * @param at when
 * @param fromVersion the application's version before
 * @param toVersion its version after
 */
public record ApplicationOperation(String id, String name, Instant at, long fromVersion, long toVersion) {

    public ApplicationOperation {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
