package io.kinefka.connect.firehose.config;

import org.apache.kafka.common.config.ConfigDef;

/** Settings that user interfaces show together, in the order in which they are defined. */
final class Group {
    private final ConfigDef definition;
    private final String name;
    private int settings;

    Group(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    ConfigDef definition() {
        return definition;
    }

    String name() {
        return name;
    }

    int next() {
        settings++;
        return settings;
    }
}
