package io.kinefka.aws.wire;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects a body in parts, and hands them out without copying them. */
final class BodyBuffer extends OutputStream {
    /** Less is copied: every part costs something too. */
    private static final int PART_BYTES_MIN = 4096;

    private final List<ByteBuffer> parts = new ArrayList<>(3);
    private byte[] last = new byte[512];
    private int begin;
    private int end;

    @Override
    public void write(int value) {
        ensureRoom(1);
        last[end++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        ensureRoom(length);
        System.arraycopy(bytes, offset, last, end, length);
        end += length;
    }

    private void ensureRoom(int length) {
        if (last.length - end < length) {
            last = Arrays.copyOf(last, Math.max(end + length, Math.addExact(last.length, last.length)));
        }
    }

    /**
     * Puts other bytes in the place of the last ones.
     *
     * @param replaced how many, which were written since the last replacement
     * @param bytes that never change
     */
    void replaceLast(int replaced, byte[] bytes) {
        end -= replaced;
        if (bytes.length < PART_BYTES_MIN) {
            write(bytes, 0, bytes.length);
            return;
        }
        parts.add(ByteBuffer.wrap(last, begin, end - begin));
        parts.add(ByteBuffer.wrap(bytes));
        begin = end;
    }

    /** The bytes written so far; not to be written to any more. */
    List<ByteBuffer> parts() {
        parts.add(ByteBuffer.wrap(last, begin, end - begin));
        begin = end;
        return List.copyOf(parts);
    }

    /** As {@link #parts}, but as a whole. */
    ByteBuffer whole() {
        var all = parts();
        if (all.size() == 1) {
            return all.get(0);
        }
        var whole =
                ByteBuffer.allocate(all.stream().mapToInt(ByteBuffer::remaining).sum());
        all.forEach(part -> whole.put(part.duplicate()));
        return whole.flip();
    }
}
