package io.kinefka.delivery;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that stays open when an encoder around it is closed. */
final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream target) {
        super(target);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        out.write(source, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
