package io.kinefka.log.stream;

import java.time.Duration;

/**
 * How long a stream visibly stays in its transitional states; zero is as fast as Kafka can do it.
 *
 * @param creating the least time in CREATING
 * @param deleting the least time in DELETING
 */
public record StreamDurations(Duration creating, Duration deleting) {

    public StreamDurations {
        if (creating.isNegative() || deleting.isNegative()) {
            throw new IllegalArgumentException("A state cannot last for less than no time");
        }
    }
}
