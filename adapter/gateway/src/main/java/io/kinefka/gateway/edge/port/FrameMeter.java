package io.kinefka.gateway.edge.port;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Follows the frames of an HTTP/2 connection while its bytes go by, keeping none of them. Counts those that ask for work
 * without being part of a request: settings, pings, priorities, and whatever is unknown. Resets are counted by Netty.
 */
final class FrameMeter {
    /** Clients ping some times a second at most, and change their settings once. */
    static final int CONTROL_FRAMES_MAX = 400;

    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int HEAD_BYTES = 9;
    private static final int END_HEADERS = 0x4;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int PUSH_PROMISE = 5;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private final LongSupplier nanoTime;
    private long windowStart;
    private int controlFrames;

    private int headBytes;
    private int payloadLeft;
    private int type;
    private int flags;
    private boolean fieldsFollow;

    FrameMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        windowStart = nanoTime.getAsLong();
    }

    /** Returns whether the client keeps to the bounds. */
    boolean follow(ByteBuf bytes, int from) {
        int at = from;
        while (at < bytes.writerIndex()) {
            if (headBytes < HEAD_BYTES) {
                takeHeadByte(bytes.getUnsignedByte(at));
                at++;
                if (headBytes == HEAD_BYTES && !begin()) {
                    return false;
                }
            } else {
                int step = Math.min(payloadLeft, bytes.writerIndex() - at);
                at += step;
                payloadLeft -= step;
            }
            if (headBytes == HEAD_BYTES && payloadLeft == 0) {
                headBytes = 0;
            }
        }
        return true;
    }

    /** Whether something is incomplete that should come at once. Data may come slowly. */
    boolean isWaiting() {
        return fieldsFollow || (headBytes > 0 && !(headBytes == HEAD_BYTES && type == DATA));
    }

    private void takeHeadByte(int value) {
        switch (headBytes) {
            case 0 -> payloadLeft = value;
            case 1, 2 -> payloadLeft = (payloadLeft << 8) | value;
            case 3 -> type = value;
            case 4 -> flags = value;
            default -> {
                // The stream's number does not matter here.
            }
        }
        headBytes++;
    }

    private boolean begin() {
        return switch (type) {
            case HEADERS, PUSH_PROMISE, CONTINUATION -> {
                fieldsFollow = (flags & END_HEADERS) == 0;
                yield true;
            }
            case DATA, RST_STREAM, WINDOW_UPDATE -> true;
            default -> count();
        };
    }

    private boolean count() {
        long now = nanoTime.getAsLong();
        if (now - windowStart > WINDOW_NANOS) {
            windowStart = now;
            controlFrames = 0;
        }
        controlFrames++;
        return controlFrames <= CONTROL_FRAMES_MAX;
    }
}
