package io.kinefka.aws.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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

    /** In parts, of which those of the payload are as they were given. */
    static List<ByteBuffer> encode(List<Header> headers, List<ByteBuffer> payload) {
        int headerBytes = headers.stream().mapToInt(EventFrame::size).sum();
        int payloadBytes = payload.stream().mapToInt(ByteBuffer::remaining).sum();
        var head = ByteBuffer.allocate(PRELUDE_BYTES + headerBytes);
        head.putInt(PRELUDE_BYTES + headerBytes + payloadBytes + CHECKSUM_BYTES).putInt(headerBytes);
        head.putInt(checksum(List.of(head.duplicate().flip())));
        headers.forEach(header -> put(head, header));
        var parts = new ArrayList<ByteBuffer>(payload.size() + 2);
        parts.add(head.flip());
        parts.addAll(payload);
        parts.add(ByteBuffer.allocate(CHECKSUM_BYTES).putInt(checksum(parts)).flip());
        return parts;
    }

    private static int size(Header header) {
        return 1 + header.name().length() + 1 + 2 + header.value().getBytes(UTF_8).length;
    }

    private static void put(ByteBuffer frame, Header header) {
        byte[] value = header.value().getBytes(UTF_8);
        frame.put((byte) header.name().length()).put(header.name().getBytes(UTF_8));
        frame.put(TEXT).putShort((short) value.length).put(value);
    }

    private static int checksum(List<ByteBuffer> parts) {
        var crc = new CRC32();
        parts.forEach(part -> crc.update(part.duplicate()));
        return (int) crc.getValue();
    }
}
