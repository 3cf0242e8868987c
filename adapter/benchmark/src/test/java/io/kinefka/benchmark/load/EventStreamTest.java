package io.kinefka.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Frames as they come off the wire. */
class EventStreamTest {
    private final Payload payload = new Payload(1024);
    private final List<Long> counters = new ArrayList<>();

    @Test
    void findsFramesHoweverTheyAreChunked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            bytes.writeBytes(frame(i));
        }

        read(chunked(bytes.toByteArray(), 1000), 500);

        assertThat(counters).hasSize(500).isSorted().endsWith(499L);
    }

    @Test
    void refusesAFrameThatWasChangedOnItsWay() {
        byte[] changed = frame(1);
        changed[40] ^= 1;

        assertThatThrownBy(() -> read(chunked(changed, 1 << 20), 1)).isInstanceOf(WrongAnswerException.class);
    }

    private void read(byte[] answer, int frames) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = new Workers();
                var events =
                        new EventStream(new HttpConnection(URI.create("http://127.0.0.1:" + server.getLocalPort())))) {
            var sent = threads.start(() -> send(server, answer));
            for (int i = 0; i < frames; i++) {
                events.next((byte[] data) -> counters.add(payload.check(data).counter()));
            }
            sent.join();
        }
    }

    private static void send(ServerSocket server, byte[] answer) {
        try (var accepted = server.accept()) {
            accepted.getOutputStream().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] chunked(byte[] bytes, int size) {
        var chunks = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += size) {
            int length = Math.min(size, bytes.length - at);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(UTF_8));
            chunks.write(bytes, at, length);
            chunks.writeBytes("\r\n".getBytes(UTF_8));
        }
        return chunks.toByteArray();
    }

    /** One without headers. */
    private byte[] frame(long counter) {
        byte[] json = ("{\"Records\":[{\"Data\":\"" + Base64.getEncoder().encodeToString(payload.create(0, counter, 0))
                        + "\"}]}")
                .getBytes(UTF_8);
        var frame =
                ByteBuffer.allocate(json.length + 16).putInt(json.length + 16).putInt(0);
        frame.putInt(checksum(frame.array(), frame.position())).put(json);
        return frame.putInt(checksum(frame.array(), frame.position())).array();
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
