package io.kinefka.analytics.row;

import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {
    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    byte tag() {
        return bytes[position++];
    }

    long signed() {
        var value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    int unsigned() {
        return (int) varint();
    }

    long fixed(int length) {
        var value = 0L;
        for (var i = 0; i < length; i++) {
            value = (value << Byte.SIZE) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    byte[] block() {
        var length = unsigned();
        var block = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return block;
    }

    private long varint() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
