package io.kinefka.gateway.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One configuration key.
 *
 * @param name as the configuration file spells it
 * @param type what values look like
 * @param defaultText the value without any configuration; null where absence has a meaning of its own
 * @param doc what it sets, as a phrase for the documentation and the help text
 */
record Key<T>(String name, ValueType<T> type, @Nullable String defaultText, String doc) {
    static final String ENVIRONMENT_PREFIX = "KINEFKA_";

    /** The command line option, for example {@code --embedded-kafka-port}. */
    String flag() {
        return "--" + name.replace('.', '-');
    }

    /** The environment variable, for example {@code KINEFKA_EMBEDDED_KAFKA_PORT}. */
    String environmentVariable() {
        return ENVIRONMENT_PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
