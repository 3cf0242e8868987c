package io.kinefka.gateway.config;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One configuration key.
 *
 * @param name as the configuration file spells it
 * @param type what values look like
 * @param defaultText the value without any configuration; null where absence has a meaning of its own
 * @param awsDefaultText the same with {@code limits=aws}
 * @param doc what it sets, as a phrase for the documentation and the help text
 */
record Key<T>(
        String name,
        ValueType<T> type,
        @Nullable String defaultText,
        @Nullable String awsDefaultText,
        String doc) {
    static final String ENVIRONMENT_PREFIX = "KINEFKA_";

    /** A key whose default is always the same. */
    Key(String name, ValueType<T> type, @Nullable String defaultText, String doc) {
        this(name, type, defaultText, defaultText, doc);
    }

    Optional<String> defaultText(LimitsProfile limits) {
        return Optional.ofNullable(limits == LimitsProfile.AWS ? awsDefaultText : defaultText);
    }

    /** The command line option, for example {@code --embedded-kafka-port}. */
    String flag() {
        return "--" + name.replace('.', '-');
    }

    /** The environment variable, for example {@code KINEFKA_EMBEDDED_KAFKA_PORT}. */
    String environmentVariable() {
        return ENVIRONMENT_PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
