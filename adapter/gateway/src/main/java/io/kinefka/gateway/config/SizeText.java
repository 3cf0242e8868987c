package io.kinefka.gateway.config;

import java.util.regex.Pattern;

/** Reads sizes such as {@code 65536}, {@code 64KiB}, {@code 16MiB}, {@code 1GiB}; the result is in bytes. */
final class SizeText {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(KiB|MiB|GiB)?");

    private SizeText() {}

    static long parse(String text) {
        var size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("is not a size such as 65536, 64KiB or 16MiB");
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
