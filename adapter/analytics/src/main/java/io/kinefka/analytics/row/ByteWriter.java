package io.kinefka.analytics.row;

import java.util.Arrays;

/** Writes numbers, small ones in few bytes, and blocks of bytes with their length. */
final class ByteWriter {
    private static final int CAPACITY = 128;
    private static final int VARINT_BYTES_MAX = 10;

    private byte[] bytes = new byte[CAPACITY];
    private int size;

    void tag(byte tag) {
        room(1);
        bytes[size++] = tag;
    }

    void signed(long value) {
        varint((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void unsigned(int value) {
        varint(value);
    }

    void fixed(long value, int length) {
        room(length);
        for (var shift = (length - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void block(byte[] block) {
        unsigned(block.length);
        room(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void varint(long value) {
        room(VARINT_BYTES_MAX);
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
