package io.kinefka.mapping;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An unsigned number of 192 bits that converts to and from decimal text without BigInteger, once per record. */
record Unsigned192(long high, long middle, long low) {

    private static final int LIMBS = 6;
    private static final int DIGITS_MAX = 58;
    private static final int CHUNK_DIGITS = 9;
    private static final int CHUNKS = 7;
    private static final long CHUNK = 1_000_000_000;
    private static final long LIMB_MASK = 0xFFFF_FFFFL;

    /**
     * Reads decimal text.
     *
     * @throws IllegalArgumentException unless the text is decimal, without leading zeros and below 2^192
     */
    static Unsigned192 parse(String decimal) {
        int length = decimal.length();
        if (length == 0 || length > DIGITS_MAX || (length > 1 && decimal.charAt(0) == '0')) {
            throw new IllegalArgumentException("Not a decimal number below 2^192 without leading zeros");
        }
        long[] limbs = new long[LIMBS];
        for (int i = 0; i < length; i++) {
            int digit = decimal.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("Not a decimal number");
            }
            append(limbs, digit);
        }
        return new Unsigned192((limbs[0] << 32) | limbs[1], (limbs[2] << 32) | limbs[3], (limbs[4] << 32) | limbs[5]);
    }

    BigInteger toBigInteger() {
        byte[] magnitude = ByteBuffer.allocate(LIMBS * Integer.BYTES)
                .putLong(high)
                .putLong(middle)
                .putLong(low)
                .array();
        return new BigInteger(1, magnitude);
    }

    @Override
    public String toString() {
        long[] limbs = {high >>> 32, high & LIMB_MASK, middle >>> 32, middle & LIMB_MASK, low >>> 32, low & LIMB_MASK};
        byte[] digits = new byte[CHUNKS * CHUNK_DIGITS];
        int end = digits.length;
        int top = 0;
        do {
            writeChunk(digits, end, (int) divide(limbs, top));
            end -= CHUNK_DIGITS;
            while (top < LIMBS && limbs[top] == 0) {
                top++;
            }
        } while (top < LIMBS);
        while (end < digits.length - 1 && digits[end] == '0') {
            end++;
        }
        return new String(digits, end, digits.length - end, StandardCharsets.ISO_8859_1);
    }

    private static void writeChunk(byte[] digits, int end, int chunk) {
        int rest = chunk;
        for (int at = end - 1; at >= end - CHUNK_DIGITS; at--) {
            int tenth = rest / 10;
            digits[at] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        }
    }

    /** Divides in place by 10^9 and returns the remainder; no intermediate value exceeds 10^9 * 2^32 < 2^62. */
    private static long divide(long[] limbs, int top) {
        long remainder = 0;
        for (int i = top; i < LIMBS; i++) {
            long dividend = (remainder << 32) | limbs[i];
            long quotient = dividend / CHUNK;
            limbs[i] = quotient;
            remainder = dividend - quotient * CHUNK;
        }
        return remainder;
    }

    private static void append(long[] limbs, int digit) {
        long carry = digit;
        for (int i = LIMBS - 1; i >= 0; i--) {
            long product = limbs[i] * 10 + carry;
            limbs[i] = product & LIMB_MASK;
            carry = product >>> 32;
        }
        if (carry != 0) {
            throw new IllegalArgumentException("Beyond 2^192-1");
        }
    }
}
