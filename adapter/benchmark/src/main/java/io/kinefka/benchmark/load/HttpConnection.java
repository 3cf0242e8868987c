package io.kinefka.benchmark.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** One HTTP/1.1 connection that blocks, and does no more than the load needs. */
public final class HttpConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final byte[] NO_BODY = {};

    private final Socket socket;
    private final OutputStream output;
    private final InputStream input;
    private final StringBuilder line = new StringBuilder();
    private byte[] body = new byte[BUFFER_BYTES];

    /**
     * An answer. Its body is valid until the next call.
     *
     * @param status of HTTP
     * @param body holds the body's bytes
     * @param length how many they are; -1 if the body is chunked and has to be read
     */
    @SuppressWarnings("ArrayRecordComponent") // It is the connection's own buffer.
    public record Answer(int status, byte[] body, int length) {
        public String text() {
            return new String(body, 0, Math.max(0, length), ISO_8859_1);
        }

        /** This answer, if it is a success. */
        Answer successful() {
            if (status != 200) {
                throw new WrongAnswerException("HTTP " + status + ": " + text());
            }
            return this;
        }
    }

    public HttpConnection(URI endpoint) {
        try {
            socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setTcpNoDelay(true);
            output = socket.getOutputStream();
            input = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls an operation of Kinesis. */
    public Answer call(String operation, Encoding encoding, byte[] requestBody) {
        return exchange(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + encoding.contentType()
                        + "\r\nX-Amz-Target: Kinesis_20131202." + operation
                        + "\r\nX-Amz-Date: 20261121T000000Z\r\nAuthorization: AWS4-HMAC-SHA256"
                        + " Credential=AKIDEXAMPLE/20261121/us-east-1/kinesis/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=00\r\nContent-Length: " + requestBody.length
                        + "\r\n\r\n",
                requestBody);
    }

    /** Asks for a page. */
    public Answer get(String path) {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", NO_BODY);
    }

    private Answer exchange(String head, byte[] requestBody) {
        try {
            byte[] request = new byte[head.length() + requestBody.length];
            System.arraycopy(head.getBytes(US_ASCII), 0, request, 0, head.length());
            System.arraycopy(requestBody, 0, request, head.length(), requestBody.length);
            output.write(request);
            return readAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer readAnswer() throws IOException {
        int status = Integer.parseInt(readLine().substring(9, 12));
        int length = 0;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            } else if (lower.startsWith("transfer-encoding: chunked")) {
                length = -1;
            }
        }
        if (length > body.length) {
            body = new byte[length + length / 4];
        }
        if (length > 0 && input.readNBytes(body, 0, length) < length) {
            throw new EOFException("The answer's body ends early");
        }
        return new Answer(status, body, length);
    }

    /** The length of a chunked body's next chunk, which has to be taken then; 0 at its end. */
    public int chunkLength() {
        try {
            return Integer.parseInt(readLine().trim(), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the bytes of a chunk. */
    public void takeChunk(byte[] into, int at, int length) {
        try {
            if (input.readNBytes(into, at, length) < length) {
                throw new EOFException("The chunk ends early");
            }
            var unused = readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readLine() throws IOException {
        line.setLength(0);
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
