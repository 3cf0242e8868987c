package io.kinefka.aws.wire;

/** Text that UTF-8 can express: JSON escapes can name halves of a character, which nothing can store or answer. */
final class Unicode {

    private Unicode() {}

    static boolean isWellFormed(String text) {
        return firstLoneSurrogate(text) < 0;
    }

    /** The text with U+FFFD in place of every half of a character. */
    static String wellFormed(String text) {
        int lone = firstLoneSurrogate(text);
        if (lone < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().forEach(point -> mended.appendCodePoint(isSurrogate(point) ? 0xFFFD : point));
        return mended.toString();
    }

    private static int firstLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(unit, text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
