package io.kinefka.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Clients that write to an edge by hand, good ones and bad ones.
 *
 * @param deadline for which the edge waits for what good ones send in time
 */
record SocketClients(int port, Duration deadline) {
    static final int PATIENCE_MILLIS = 60_000;

    /** Opens a connection. */
    interface Connecting {
        Socket connect() throws Exception;
    }

    /** What a client does on a connection. */
    interface Talk {
        void on(Socket socket) throws Exception;
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** A connection on which a request was answered. */
    Socket served() throws Exception {
        return inTime(this::connect, SocketClients::assertAnswers);
    }

    /** What a good client does; one that the machine has kept from it for longer than the edge waits does it again. */
    Socket inTime(Connecting connecting, Talk talk) throws Exception {
        long first = System.nanoTime();
        while (true) {
            long begin = System.nanoTime();
            try {
                return talked(connecting.connect(), talk);
            } catch (IOException | AssertionError e) {
                if (since(begin).compareTo(deadline) < 0 || since(first).toMillis() > PATIENCE_MILLIS) {
                    throw e;
                }
            }
        }
    }

    private static Socket talked(Socket socket, Talk talk) throws Exception {
        try {
            talk.on(socket);
            return socket;
        } catch (IOException | AssertionError e) {
            socket.close();
            throw e;
        }
    }

    static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Sends all of it unless the edge closes meanwhile. */
    static void send(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            // As it should be.
        }
    }

    static void assertCloses(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read(new byte[8192]) >= 0) {
                // Whatever it says on the way.
            }
        } catch (SocketException reset) {
            // Closed while there still was something to read.
        }
    }

    /** One byte every few milliseconds, for as long as the edge takes them; too few to be too large. */
    static void assertClosesWhileSending(Socket socket, byte[] bytes) throws IOException {
        long begin = System.nanoTime();
        socket.setSoTimeout(5);
        for (byte each : bytes) {
            try {
                socket.getOutputStream().write(each);
                if (readOrTimeOut(socket.getInputStream()) < 0) {
                    return;
                }
            } catch (SocketException closed) {
                return;
            }
            assertThat(since(begin)).isLessThan(Duration.ofSeconds(30));
        }
        throw new AssertionError("The edge took everything");
    }

    static int readOrTimeOut(InputStream input) throws IOException {
        try {
            return input.read(new byte[8192]);
        } catch (SocketTimeoutException nothing) {
            return 0;
        }
    }

    static void awaitType(Socket socket, int type) throws IOException {
        while (Http2Bytes.readType(socket.getInputStream()) != type) {
            // Until it comes, or the read times out.
        }
    }

    static void assertAnswers(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
        readAnswer(socket);
    }

    static void readAnswer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        while (!answer.toString().endsWith("}")) {
            int count = socket.getInputStream().read(buffer);
            assertThat(count).isPositive();
            answer.append(new String(buffer, 0, count, US_ASCII));
        }
        assertThat(answer.toString()).startsWith("HTTP/1.1 200 OK");
    }
}
