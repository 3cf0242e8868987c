package io.kinefka.delivery.buffer;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A record read back from a buffer.
 *
 * @param partition its number in the buffer's span
 * @param offset of the source's record
 * @param sub its number within the source's record
 * @param arrivalMillis when it arrived, in milliseconds since 1970
 * @param data valid only while the record is visited
 */
public record BufferedRecord(int partition, long offset, int sub, long arrivalMillis, ByteBuffer data) {

    /** Takes records one after the other. */
    @FunctionalInterface
    public interface Visitor {
        void visit(BufferedRecord record) throws IOException;
    }
}
