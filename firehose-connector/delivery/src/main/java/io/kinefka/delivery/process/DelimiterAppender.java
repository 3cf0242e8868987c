package io.kinefka.delivery.process;

import java.nio.ByteBuffer;

/** Ends records with a delimiter. */
final class DelimiterAppender implements Step {
    private final byte[] delimiter;

    DelimiterAppender(byte[] delimiter) {
        this.delimiter = delimiter.clone();
    }

    @Override
    public void apply(ByteBuffer data, Output output) {
        output.emit(ByteBuffer.allocate(data.remaining() + delimiter.length)
                .put(data.duplicate())
                .put(delimiter)
                .flip());
    }
}
