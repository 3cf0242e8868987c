package io.kinefka.benchmark.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The events of a subscription, as frames in the chunks of an HTTP/1.1 answer. Blocks. */
public final class EventStream implements AutoCloseable {
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;

    private final HttpConnection connection;
    private byte[] received = new byte[0];

    EventStream(HttpConnection connection) {
        this.connection = connection;
    }

    /** Waits for the next event and hands out its records; returns the bytes of its frame. */
    public int next(RecordsAnswer.Reader each) {
        while (received.length < PRELUDE_BYTES || received.length < frameBytes()) {
            receive();
        }
        int frame = frameBytes();
        int payload = PRELUDE_BYTES + ByteBuffer.wrap(received).getInt(4);
        try (var parser = Encoding.JSON.factory().createParser(received, payload, frame - payload - CHECKSUM_BYTES)) {
            RecordsAnswer.read(parser, each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        received = Arrays.copyOfRange(received, frame, received.length);
        return frame;
    }

    private int frameBytes() {
        return ByteBuffer.wrap(received).getInt(0);
    }

    private void receive() {
        byte[] chunk = connection.readChunk();
        if (chunk.length == 0) {
            throw new WrongAnswerException("The subscription has ended");
        }
        var all = new ByteArrayOutputStream(received.length + chunk.length);
        all.writeBytes(received);
        all.writeBytes(chunk);
        received = all.toByteArray();
    }

    @Override
    public void close() {
        connection.close();
    }
}
