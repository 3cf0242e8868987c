package io.kinefka.aws.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One message of the type {@code application/vnd.amazon.eventstream}: the lengths of the whole and of the headers, a
 * checksum of both, the headers, the payload, and a checksum of all that.
 */
final class EventFrame {
    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final byte TEXT = 7;
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;

    private EventFrame() {}

    /** A header whose value is a text. */
    record Header(String name, String value) {}

    static ByteBuffer encode(List<Header> headers, ByteBuffer payload) {
        int headerBytes = headers.stream().mapToInt(EventFrame::size).sum();
        int total = PRELUDE_BYTES + headerBytes + payload.remaining() + CHECKSUM_BYTES;
        var frame = ByteBuffer.allocate(total);
        frame.putInt(total).putInt(headerBytes);
        frame.putInt(checksum(frame));
        headers.forEach(header -> put(frame, header));
        frame.put(payload.duplicate());
        frame.putInt(checksum(frame));
        return frame.flip();
    }

    private static int size(Header header) {
        return 1 + header.name().length() + 1 + 2 + header.value().getBytes(UTF_8).length;
    }

    private static void put(ByteBuffer frame, Header header) {
        byte[] value = header.value().getBytes(UTF_8);
        frame.put((byte) header.name().length()).put(header.name().getBytes(UTF_8));
        frame.put(TEXT).putShort((short) value.length).put(value);
    }

    /** Of everything that is in the frame so far. */
    private static int checksum(ByteBuffer frame) {
        var crc = new CRC32();
        crc.update(frame.duplicate().flip());
        return (int) crc.getValue();
    }
}
