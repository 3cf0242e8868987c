package io.kinefka.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** HTTP/2 by hand, to write it badly. */
final class Http2Bytes {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private Http2Bytes() {}

    /** What every connection begins with: the preface, and settings without any. */
    static byte[] beginning() {
        return concat("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII), frame(SETTINGS, 0, 0, new byte[0]));
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** The fields of {@code POST http://x/}, without the table of known ones. */
    static byte[] post() {
        return concat(
                // From HPACK's static table: POST, http, /
                new byte[] {(byte) 0x83, (byte) 0x86, (byte) 0x84},
                // :authority, literal, not indexed.
                new byte[] {0x01, 1, 'x'});
    }

    static byte[] repeated(byte[] frame, int times) {
        var bytes = ByteBuffer.allocate(frame.length * times);
        for (int i = 0; i < times; i++) {
            bytes.put(frame);
        }
        return bytes.array();
    }

    static byte[] concat(byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var bytes = ByteBuffer.allocate(length);
        for (var part : parts) {
            bytes.put(part);
        }
        return bytes.array();
    }

    /** The type of the next frame; what is in it is skipped. */
    static int readType(InputStream input) throws IOException {
        var data = new DataInputStream(input);
        int length = (data.readUnsignedByte() << 16) | data.readUnsignedShort();
        int type = data.readUnsignedByte();
        data.skipNBytes(5L + length);
        return type;
    }
}
