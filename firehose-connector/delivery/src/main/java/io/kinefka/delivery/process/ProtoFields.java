package io.kinefka.delivery.process;

import java.nio.ByteBuffer;

/** The fields of a message in the wire format of protocol buffers, one after the other. */
final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer message;
    private int number;
    private long varint;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    ProtoFields(ByteBuffer message) {
        this.message = message.duplicate();
    }

    /**
     * Goes to the next field.
     *
     * @return whether there is one
     */
    boolean next() throws MalformedMessageException {
        if (!message.hasRemaining()) {
            return false;
        }
        long tag = readVarint();
        number = (int) (tag >>> 3);
        switch ((int) (tag & 7)) {
            case VARINT -> varint = readVarint();
            case BYTES -> bytes = read(readVarint());
            case FIXED64 -> bytes = read(8);
            case FIXED32 -> bytes = read(4);
            default -> throw new MalformedMessageException();
        }
        return true;
    }

    int number() {
        return number;
    }

    /** The field's value, if it is a number; never negative as the aggregates have it. */
    long varint() {
        return varint;
    }

    /** The field's value, if it has bytes. */
    ByteBuffer bytes() {
        return bytes;
    }

    private ByteBuffer read(long length) throws MalformedMessageException {
        if (length < 0 || length > message.remaining()) {
            throw new MalformedMessageException();
        }
        ByteBuffer value = message.slice(message.position(), (int) length);
        message.position(message.position() + (int) length);
        return value;
    }

    private long readVarint() throws MalformedMessageException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!message.hasRemaining()) {
                throw new MalformedMessageException();
            }
            byte next = message.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException();
    }
}
