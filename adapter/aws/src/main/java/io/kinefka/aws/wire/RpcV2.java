package io.kinefka.aws.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Smithy's RPC v2 with CBOR: which operation a request is for is in its path. */
final class RpcV2 {
    static final String HEADER = "smithy-protocol";
    static final String PROTOCOL = "rpc-v2-cbor";
    private static final Pattern PATH = Pattern.compile("(?:/.*)?/service/([^/]+)/operation/([^/]+)");

    private RpcV2() {}

    static boolean isSpokenIn(WireRequest request) {
        return PROTOCOL.equals(request.headers().get(HEADER));
    }

    /** The operation in the form of an {@code X-Amz-Target}; empty if the path names none. */
    static String target(WireRequest request) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() ? path.group(1) + "." + path.group(2) : "";
    }
}
