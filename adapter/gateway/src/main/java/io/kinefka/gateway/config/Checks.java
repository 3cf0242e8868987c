package io.kinefka.gateway.config;

import java.time.Duration;

/** The bounds that the configuration records check, each with a message that names the key. */
final class Checks {
    private Checks() {}

    static void port(Key<?> key, int value) {
        between(key, value, 0, 65_535);
    }

    static void between(Key<?> key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new ConfigException(key.name() + " must be between " + min + " and " + max + ", not " + value);
        }
    }

    static void positive(Key<?> key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigException(key.name() + " must be longer than 0, not " + value);
        }
    }

    static void notNegative(Key<?> key, Duration value) {
        if (value.isNegative()) {
            throw new ConfigException(key.name() + " must not be negative, not " + value);
        }
    }

    static void matches(Key<?> key, String value, String pattern, String meaning) {
        if (!value.matches(pattern)) {
            throw new ConfigException(key.name() + " must be " + meaning + ", not '" + value + "'");
        }
    }
}
