package io.kinefka.log.table;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change, in the order of their unsigned values. */
public final class Bytes implements Comparable<Bytes> {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Takes the array over; nobody may write to it any more. */
    public static Bytes of(byte[] content) {
        return new Bytes(content);
    }

    /** The content itself, not to be written to. */
    public byte[] array() {
        return content;
    }

    /** How many there are. */
    public int length() {
        return content.length;
    }

    /** Whether these begin with those. */
    public boolean startsWith(Bytes prefix) {
        return content.length >= prefix.content.length
                && Arrays.equals(content, 0, prefix.content.length, prefix.content, 0, prefix.content.length);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
