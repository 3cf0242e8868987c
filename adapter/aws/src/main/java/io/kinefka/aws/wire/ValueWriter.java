package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes one value of a known shape. */
@FunctionalInterface
interface ValueWriter {

    void write(JsonGenerator generator, Object value) throws IOException;
}
