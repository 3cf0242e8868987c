package io.kinefka.aws.wire;

import java.util.Map;
import java.util.regex.Pattern;

/** What browsers ask before and after a call from another origin. */
final class Cors {
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");
    private static final String EXPOSED =
            "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date";

    private Cors() {}

    static boolean isPreflight(WireRequest request) {
        return request.method().equals("OPTIONS") && isCrossOrigin(request);
    }

    static boolean isCrossOrigin(WireRequest request) {
        return request.headers().containsKey("origin");
    }

    /** Allows whatever was asked for, since every call carries its own signature. */
    static void answerPreflight(WireRequest request, Map<String, String> headers) {
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Max-Age", "172800");
        echo(request, "access-control-request-headers", "Access-Control-Allow-Headers", headers);
        echo(request, "access-control-request-method", "Access-Control-Allow-Methods", headers);
    }

    static void answerCall(Map<String, String> headers) {
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", EXPOSED);
    }

    private static void echo(WireRequest request, String asked, String allowed, Map<String, String> headers) {
        String value = request.headers().getOrDefault(asked, "");
        if (HEADER_VALUE.matcher(value).matches()) {
            headers.put(allowed, value);
        }
    }
}
