package io.kinefka.gateway.config;

import java.util.regex.Pattern;

/**
 * Reads sizes such as {@code 65536}, {@code 64KiB}, {@code 16MiB}, {@code 1GiB}, shares of the heap such as {@code 10%},
 * and the smaller of two as {@code min(64MiB, 10%)}; the result is in bytes.
 */
final class SizeText {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(KiB|MiB|GiB)?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,2}|100)\\s*%");
    private static final Pattern SMALLER = Pattern.compile("min\\(([^,]+),([^,]+)\\)");

    private SizeText() {}

    static long parse(String text, long heapBytes) {
        var smaller = SMALLER.matcher(text);
        return smaller.matches()
                ? Math.min(
                        single(smaller.group(1).strip(), heapBytes),
                        single(smaller.group(2).strip(), heapBytes))
                : single(text, heapBytes);
    }

    private static long single(String text, long heapBytes) {
        var share = SHARE.matcher(text);
        if (share.matches()) {
            return heapBytes / 100 * Integer.parseInt(share.group(1));
        }
        var size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("is not a size such as 65536, 64KiB, 16MiB or 10%");
        }
        var unit = size.group(2);
        var shift = unit == null
                ? 0
                : switch (unit) {
                    case "KiB" -> 10;
                    case "MiB" -> 20;
                    default -> 30;
                };
        return Long.parseLong(size.group(1)) << shift;
    }
}
