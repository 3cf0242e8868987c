package io.kinefka.delivery.process;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Bytes of a buffer, without moving it. */
final class ByteBuffers {

    private ByteBuffers() {}

    static byte[] copy(ByteBuffer data) {
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return copy;
    }

    static InputStream stream(ByteBuffer data) {
        return data.hasArray()
                ? new ByteArrayInputStream(data.array(), data.arrayOffset() + data.position(), data.remaining())
                : new ByteArrayInputStream(copy(data));
    }
}
