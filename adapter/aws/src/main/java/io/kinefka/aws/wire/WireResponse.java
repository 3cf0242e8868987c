package io.kinefka.aws.wire;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the edge sends back.
 *
 * @param status the HTTP status
 * @param headers the headers to send, without Content-Length
 * @param body the whole body; may be empty
 * @param events what is sent instead of the body; null for none
 */
public record WireResponse(
        int status,
        Map<String, String> headers,
        ByteBuffer body,
        @Nullable WireEvents events) {

    /** One with a body that is at hand. */
    public WireResponse(int status, Map<String, String> headers, ByteBuffer body) {
        this(status, headers, body, null);
    }
}
