package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.ContentReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64 as it lies in a JSON body. Decoded from there it needs no memory beside its result, where text would take
 * several times as much.
 */
final class Base64Body {
    private static final int QUANTUM = 4;

    private final byte[] body;
    private final int start;
    private final int limit;

    private Base64Body(byte[] body, int start, int limit) {
        this.body = body;
        this.start = start;
        this.limit = limit;
    }

    /** The bytes that the parser's current text stands for; null if it is no plain Base64, or not within reach. */
    static @Nullable ByteBuffer decode(JsonParser parser) {
        JsonLocation quote = parser.currentTokenLocation();
        ContentReference content = quote.contentReference();
        if (quote.getByteOffset() < 0 || !(content.getRawContent() instanceof byte[] body)) {
            return null;
        }
        int start = content.contentOffset() + (int) quote.getByteOffset() + 1;
        return new Base64Body(body, start, content.contentOffset() + content.contentLength()).decode();
    }

    private @Nullable ByteBuffer decode() {
        int end = start;
        int escapes = 0;
        while (end < limit && body[end] != '"') {
            if (body[end] == '\\') {
                end++;
                if (end == limit || body[end] != '/') {
                    return null;
                }
                escapes++;
            }
            end++;
        }
        return decode(escapes == 0 ? ByteBuffer.wrap(body, start, end - start) : unescaped(end, escapes));
    }

    /** The bytes that a piece of a body stands for; null if it is no plain Base64. */
    static @Nullable ByteBuffer decode(byte[] body, int start, int end) {
        return decode(ByteBuffer.wrap(body, start, end - start));
    }

    private static @Nullable ByteBuffer decode(ByteBuffer text) {
        try {
            ByteBuffer bytes = Base64.getDecoder().decode(text.duplicate());
            return isCanonical(text, bytes) ? bytes : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    /** Some clients write every slash with a backslash before it. */
    private ByteBuffer unescaped(int end, int escapes) {
        byte[] text = new byte[end - start - escapes];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (body[i] != '\\') {
                text[length++] = body[i];
            }
        }
        return ByteBuffer.wrap(text);
    }

    /** Java overlooks missing padding and unused bits that are not zero. */
    private static boolean isCanonical(ByteBuffer text, ByteBuffer bytes) {
        int length = text.remaining();
        if (length % QUANTUM != 0) {
            return false;
        }
        if (length == 0) {
            return true;
        }
        int tail = (bytes.remaining() - 1) % 3 + 1;
        byte[] last = new byte[tail];
        bytes.get(bytes.limit() - tail, last);
        byte[] written = new byte[QUANTUM];
        text.get(text.limit() - QUANTUM, written);
        return Arrays.equals(Base64.getEncoder().encode(last), written);
    }
}
