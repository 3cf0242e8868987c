package io.kinefka.delivery.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Splits a record at a delimiter, which is left out. Nothing comes of nothing between two delimiters. */
final class DelimiterSplitter implements Step {
    private final byte[] delimiter;

    DelimiterSplitter(String delimiter) {
        this.delimiter = delimiter.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void apply(ByteBuffer data, Output output) {
        byte[] bytes = ByteBuffers.copy(data);
        int from = 0;
        for (int at = 0; at <= bytes.length - delimiter.length; at++) {
            if (isDelimiter(bytes, at)) {
                emit(bytes, from, at, output);
                from = at + delimiter.length;
                at = from - 1;
            }
        }
        emit(bytes, from, bytes.length, output);
    }

    private boolean isDelimiter(byte[] bytes, int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (bytes[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private static void emit(byte[] bytes, int from, int to, Output output) {
        if (to > from) {
            output.emit(ByteBuffer.wrap(bytes, from, to - from));
        }
    }
}
