package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Jackson does, and Base64 from where it lies, looking for its end eight bytes at a time. */
final class JsonBodyParser extends UTF8StreamJsonParser {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long QUOTES = 0x2222222222222222L;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    @SuppressWarnings("NullAway") // Jackson's own signature: no stream, no codec.
    JsonBodyParser(IOContext context, int features, ByteQuadsCanonicalizer names, byte[] body, int start, int end) {
        super(context, features, (InputStream) null, (ObjectCodec) null, names, body, start, end, 0, false);
    }

    /** The bytes that the current text stands for; null if it is no plain Base64, and then it is still to be read. */
    @Nullable ByteBuffer base64() {
        if (!_tokenIncomplete) {
            return null;
        }
        int end = quote(_inputBuffer, _inputPtr, _inputEnd);
        ByteBuffer bytes = end < 0 ? null : Base64Body.decode(_inputBuffer, _inputPtr, end);
        if (bytes != null) {
            _tokenIncomplete = false;
            _inputPtr = end + 1;
        }
        return bytes;
    }

    /** Where the next quotation mark is; -1 if there is none. */
    private static int quote(byte[] bytes, int from, int limit) {
        int at = from;
        for (; at <= limit - Long.BYTES; at += Long.BYTES) {
            long different = (long) LONGS.get(bytes, at) ^ QUOTES;
            long zeros = (different - ONES) & ~different & HIGH_BITS;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        for (; at < limit; at++) {
            if (bytes[at] == '"') {
                return at;
            }
        }
        return -1;
    }
}
