package io.kinefka.aws.wire;

/** Text between tags. */
final class XmlText {

    private XmlText() {}

    /** Escapes what would end the text; what XML cannot express becomes U+FFFD. */
    static String of(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        Unicode.wellFormed(text).codePoints().forEach(point -> append(point, xml));
        return xml.toString();
    }

    private static void append(int point, StringBuilder xml) {
        switch (point) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> xml.append("&#xD;");
            default -> xml.appendCodePoint(isExpressible(point) ? point : 0xFFFD);
        }
    }

    private static boolean isExpressible(int point) {
        return point >= ' ' ? point != 0xFFFE && point != 0xFFFF : point == '\t' || point == '\n';
    }
}
