package io.kinefka.analytics.host;

import org.apache.kafka.common.header.Headers;

/** Makes of a record's value what its producer gave. */
public interface RecordOpener {

    /** For records that are not encrypted. */
    RecordOpener NONE = (topic, headers, value) -> value;

    /**
     * Opens a value.
     *
     * @throws RuntimeException if it is encrypted and its key cannot be used; the application stops there, and is started again after a while
     */
    byte[] open(String topic, Headers headers, byte[] value);
}
