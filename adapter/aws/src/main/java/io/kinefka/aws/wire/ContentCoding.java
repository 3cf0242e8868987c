package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Undoes the compression of bodies that name it in Content-Encoding. */
final class ContentCoding {
    /** Little can become much: AWS takes requests of 1 MB from those who compress. */
    private static final int BYTES_MAX = 4 << 20;

    private ContentCoding() {}

    /**
     * The request with its body as it was before.
     *
     * @throws AwsException when the body is not what the header says, or is too large
     */
    static WireRequest undone(WireRequest request) {
        if (!request.headers().getOrDefault("content-encoding", "").equalsIgnoreCase("gzip")) {
            return request;
        }
        return new WireRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.client(),
                inflated(request.body()));
    }

    private static ByteBuffer inflated(ByteBuffer body) {
        byte[] compressed = new byte[body.remaining()];
        body.duplicate().get(compressed);
        byte[] plain;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            plain = in.readNBytes(BYTES_MAX + 1);
        } catch (IOException notCompressed) {
            throw SerializationError.malformed();
        }
        if (plain.length > BYTES_MAX) {
            throw AwsException.withStatus(413, "RequestEntityTooLargeException", "Request size exceeds the limit.");
        }
        return ByteBuffer.wrap(plain);
    }
}
