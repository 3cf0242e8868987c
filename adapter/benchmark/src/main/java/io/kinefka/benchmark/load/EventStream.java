package io.kinefka.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The events of a subscription, as frames in the chunks of an HTTP/1.1 answer. Checks their checksums. Blocks. */
public final class EventStream implements AutoCloseable {
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;
    private static final int BUFFER_BYTES = 256 << 10;

    private final HttpConnection connection;
    private final CRC32 checksum = new CRC32();
    private ByteBuffer received = ByteBuffer.wrap(new byte[BUFFER_BYTES]);
    /** Where the next frame begins, and where what was received ends. */
    private int begin;

    private int end;

    EventStream(HttpConnection connection) {
        this.connection = connection;
    }

    /** Is given what an event says, in a buffer that is used again. */
    @FunctionalInterface
    private interface Content {
        void read(byte[] json, int from, int to);
    }

    /** Waits for the next event, parses it and hands out its records; returns the bytes of its frame. */
    public int next(RecordsAnswer.Reader each) {
        return next((json, from, to) -> {
            try (var parser = Encoding.JSON.factory().createParser(json, from, to - from)) {
                RecordsAnswer.read(parser, each);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Waits for the next event and has its records checked; returns the bytes of its frame. */
    public int next(EventScan scan) {
        return next(scan::read);
    }

    private int next(Content content) {
        while (end - begin < PRELUDE_BYTES || end - begin < received.getInt(begin)) {
            receive();
        }
        int frame = received.getInt(begin);
        int last = begin + frame - CHECKSUM_BYTES;
        expectChecksum(begin + PRELUDE_BYTES - CHECKSUM_BYTES);
        expectChecksum(last);
        content.read(received.array(), begin + PRELUDE_BYTES + received.getInt(begin + 4), last);
        begin += frame;
        return frame;
    }

    /** It stands behind what it was made of. */
    private void expectChecksum(int at) {
        checksum.reset();
        checksum.update(received.array(), begin, at - begin);
        if ((int) checksum.getValue() != received.getInt(at)) {
            throw new WrongAnswerException("A frame does not fit its checksum");
        }
    }

    private void receive() {
        int chunk = connection.chunkLength();
        if (chunk == 0) {
            throw new WrongAnswerException("The subscription has ended");
        }
        if (end + chunk > received.capacity()) {
            makeRoom(chunk);
        }
        connection.takeChunk(received.array(), end, chunk);
        end += chunk;
    }

    private void makeRoom(int more) {
        byte[] now = received.array();
        int kept = end - begin;
        byte[] roomy = kept + more > now.length ? Arrays.copyOf(now, 2 * (kept + more)) : now;
        System.arraycopy(now, begin, roomy, 0, kept);
        received = ByteBuffer.wrap(roomy);
        begin = 0;
        end = kept;
    }

    @Override
    public void close() {
        connection.close();
    }
}
