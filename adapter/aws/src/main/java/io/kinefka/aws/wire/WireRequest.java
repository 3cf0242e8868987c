package io.kinefka.aws.wire;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * An HTTP request as the edge received it.
 *
 * @param method the HTTP method in capitals
 * @param path the path without the query
 * @param query the raw query, without the question mark; empty when there is none
 * @param headers the first value of every header, by lower-case name
 * @param client the address of who sent it
 * @param body the whole body
 */
public record WireRequest(
        String method, String path, String query, Map<String, String> headers, String client, ByteBuffer body) {}
