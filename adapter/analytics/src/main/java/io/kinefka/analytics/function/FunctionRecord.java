package io.kinefka.analytics.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A record for a function. */
public interface FunctionRecord {

    /** Unique among all records, and the same on every attempt. */
    String id();

    ByteBuffer data();

    /** Writes what the function is told beside the data, as a member. */
    void writeMetadata(JsonGenerator json) throws IOException;
}
