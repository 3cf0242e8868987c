package io.kinefka.analytics.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A record for a function. */
public interface FunctionRecord {

    /** Unique among all records, and the same on every attempt. */
    String id();

    ByteBuffer data();

    /** An {@link #id} by where the record lies in Kafka. */
    static String id(String topic, int partition, long offset) {
        String place = topic + ":" + partition + ":" + offset;
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Writes what the function is told beside the data, as a member. */
    void writeMetadata(JsonGenerator json) throws IOException;
}
