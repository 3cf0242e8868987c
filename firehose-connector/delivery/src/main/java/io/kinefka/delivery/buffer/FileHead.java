package io.kinefka.delivery.buffer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a file, whatever follows them. */
final class FileHead extends FilterInputStream {
    private long left;

    FileHead(InputStream in, long length) {
        super(in);
        left = length;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read(target, from, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
