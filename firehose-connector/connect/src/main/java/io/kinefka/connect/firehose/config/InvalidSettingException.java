package io.kinefka.connect.firehose.config;

import org.apache.kafka.common.config.ConfigException;

/** A setting does not go together with the others. */
public final class InvalidSettingException extends ConfigException {
    private final String key;
    private final String complaint;

    InvalidSettingException(String key, String complaint) {
        super("Invalid configuration " + key + ": " + complaint);
        this.key = key;
        this.complaint = complaint;
    }

    public String key() {
        return key;
    }

    public String complaint() {
        return complaint;
    }
}
