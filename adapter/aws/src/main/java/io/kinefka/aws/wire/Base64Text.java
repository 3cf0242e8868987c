package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Base64 as it lies in a parser's buffer; refused as strictly as AWS does, and in its words. */
final class Base64Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte NONE = -1;
    private static final byte[] SEXTETS = sextets();

    private final char[] text;
    private final int offset;
    private final int length;

    Base64Text(char[] text, int offset, int length) {
        this.text = text;
        this.offset = offset;
        this.length = length;
    }

    ByteBuffer decode() {
        if (length % 4 != 0) {
            throw refused("Base64 encoded length is expected a multiple of 4 bytes but found: " + length);
        }
        int padding = padding();
        int data = length - padding;
        byte[] bytes = new byte[Math.max(0, length / 4 * 3 - padding)];
        int written = 0;
        for (int i = 0; i + 4 <= data; i += 4) {
            int bits = sextet(i) << 18 | sextet(i + 1) << 12 | sextet(i + 2) << 6 | sextet(i + 3);
            bytes[written++] = (byte) (bits >> 16);
            bytes[written++] = (byte) (bits >> 8);
            bytes[written++] = (byte) bits;
        }
        decodeTail(data, bytes, written);
        return ByteBuffer.wrap(bytes);
    }

    /** One, two or three characters may precede the padding; their unused bits must be zero. */
    private void decodeTail(int data, byte[] bytes, int written) {
        int tail = data % 4;
        int start = data - tail;
        int bits = 0;
        for (int i = start; i < data; i++) {
            bits |= sextet(i) << (18 - 6 * (i - start));
        }
        int unused = tail == 3 ? bits & 0xFF : bits & 0xFFFF;
        if (length - data > 2 || unused != 0) {
            throw refused("Invalid last non-pad Base64 character dectected");
        }
        for (int i = 0; i < tail - 1; i++) {
            bytes[written + i] = (byte) (bits >> (16 - 8 * i));
        }
    }

    private int padding() {
        int padding = 0;
        while (padding < length && text[offset + length - 1 - padding] == '=') {
            padding++;
        }
        return padding;
    }

    private int sextet(int index) {
        char character = text[offset + index];
        byte sextet = character < SEXTETS.length ? SEXTETS[character] : NONE;
        if (sextet == NONE) {
            throw refused("Invalid Base64 character: '" + character + "'");
        }
        return sextet;
    }

    private AwsException refused(String reason) {
        String quoted = new String(text, offset, length);
        return SerializationError.of("'" + quoted + "' can not be converted to a Blob: " + reason);
    }

    private static byte[] sextets() {
        byte[] sextets = new byte[128];
        Arrays.fill(sextets, NONE);
        for (int i = 0; i < ALPHABET.length(); i++) {
            sextets[ALPHABET.charAt(i)] = (byte) i;
        }
        return sextets;
    }
}
