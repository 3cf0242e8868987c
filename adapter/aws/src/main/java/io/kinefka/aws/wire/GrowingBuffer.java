package io.kinefka.aws.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Collects a body and hands it out without copying it. */
final class GrowingBuffer extends ByteArrayOutputStream {

    GrowingBuffer() {
        super(512);
    }

    /** The bytes written so far; not to be written to any more. */
    ByteBuffer view() {
        return ByteBuffer.wrap(buf, 0, count);
    }
}
