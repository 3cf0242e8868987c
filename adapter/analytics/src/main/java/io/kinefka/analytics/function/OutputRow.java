package io.kinefka.analytics.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A row of an output.
 *
 * @param retries how often it was not delivered, since it was read last
 */
public record OutputRow(String id, ByteBuffer data, int retries) implements FunctionRecord {

    /** The same after one more failure. */
    public OutputRow retried() {
        return new OutputRow(id, data, retries + 1);
    }

    @Override
    public void writeMetadata(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("lambdaDeliveryRecordMetadata");
        json.writeNumberField("retryHint", retries);
        json.writeEndObject();
    }
}
