package io.kinefka.aws.wire;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What the edge sends back.
 *
 * @param status the HTTP status
 * @param headers the headers to send, without Content-Length
 * @param body the whole body; may be empty
 */
public record WireResponse(int status, Map<String, String> headers, ByteBuffer body) {}
