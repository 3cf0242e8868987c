package io.kinefka.gateway.edge;

import io.kinefka.aws.AwsException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;

/**
 * The memory of one request: an array that its body fills. It is charged before it exists, and remains charged after the
 * body has been handed on, for what is made of the body then takes its place.
 */
final class BodyBytes {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final int bytesMax;
    private final ByteBudget budget;
    /** What has arrived lies before its position. */
    private ByteBuffer bytes = NOTHING;

    private int expected;
    private long charged;

    BodyBytes(int bytesMax, ByteBudget budget) {
        this.bytesMax = bytesMax;
        this.budget = budget;
    }

    /**
     * Makes sure of room for so many bytes before any of them arrives.
     *
     * @throws AwsException if there is none
     */
    void expect(long length) {
        if (length > bytesMax) {
            throw tooLarge();
        }
        charge(length);
        expected = (int) length;
    }

    /**
     * Adds what has arrived.
     *
     * @throws AwsException if there is no room for it
     */
    void add(Buffer chunk) {
        var size = (long) bytes.position() + chunk.length();
        if (size > bytesMax) {
            throw tooLarge();
        }
        var arrived = ((BufferInternal) chunk).getByteBuf().nioBuffer();
        if (bytes.position() == 0 && size >= expected) {
            // Most bodies come in one piece, which needs no copy.
            charge(size);
            bytes = arrived.position(arrived.limit());
            return;
        }
        if (size > bytes.capacity()) {
            grow((int) size);
        }
        bytes.put(arrived);
    }

    private void grow(int needed) {
        var capacity = Math.max(Math.max(needed, expected), (int) Math.min(2L * bytes.capacity(), bytesMax));
        // While it is copied, the old array is there too.
        charge((long) bytes.position() + capacity);
        bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
        giveBack(charged - capacity);
    }

    /** Hands the body on and forgets it. */
    ByteBuffer take() {
        var taken = bytes.flip();
        bytes = NOTHING;
        return taken;
    }

    /** Gives the whole charge back. A second call does nothing. */
    void release() {
        bytes = NOTHING;
        giveBack(charged);
    }

    private void charge(long total) {
        var more = total - charged;
        if (more > 0) {
            if (!budget.tryTake(more)) {
                throw AwsException.unavailable("Too many request bodies are being received. Try again.");
            }
            charged = total;
        }
    }

    private void giveBack(long some) {
        budget.giveBack(some);
        charged -= some;
    }

    private static AwsException tooLarge() {
        return AwsException.withStatus(
                413, "RequestEntityTooLargeException", "The request body is larger than this service accepts.");
    }
}
