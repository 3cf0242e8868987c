package io.kinefka.aws.wire;

import java.util.Locale;

/** The form in which a caller wants its answer; every request has one, however broken it is. */
enum Dialect {
    JSON("application/x-amz-json-1.1"),
    JSON_1_0("application/x-amz-json-1.0"),
    CBOR("application/x-amz-cbor-1.1"),
    /** Smithy's RPC v2, of which the path names the operation. */
    RPC_V2_CBOR("application/cbor"),
    /** AWS's oldest: forms in, XML out. */
    QUERY("text/xml"),
    /** An old wrapper around JSON that AWS still answers with, though it serves no operation. */
    LEGACY_JSON("application/json"),
    /** For requests that are not AWS calls at all; AWS sends it without a content type. */
    XML("");

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String contentType;

    Dialect(String contentType) {
        this.contentType = contentType;
    }

    /** Chooses by method, content type and the presence of a body, as AWS does. */
    static Dialect of(WireRequest request) {
        if (!request.method().equals("POST")) {
            return isQueryInUrl(request) ? QUERY : XML;
        }
        if (RpcV2.isSpokenIn(request)) {
            return RPC_V2_CBOR;
        }
        String contentType = mediaType(request.headers().getOrDefault("content-type", ""));
        if (contentType.equals(FORM) && FormParameters.value(request, FormParameters.ACTION) != null) {
            return QUERY;
        }
        if (contentType.equals(JSON.contentType)) {
            return JSON;
        }
        if (contentType.equals(CBOR.contentType) || !request.body().hasRemaining()) {
            return CBOR;
        }
        if (contentType.equals(JSON_1_0.contentType)) {
            return JSON_1_0;
        }
        return contentType.equals(LEGACY_JSON.contentType) ? LEGACY_JSON : XML;
    }

    /** The content type of answers; empty when there is none. */
    String contentType() {
        return contentType;
    }

    /** The encoding of request bodies in this dialect, where it is one of JSON or CBOR. */
    Encoding encoding() {
        return switch (this) {
            case CBOR -> Encoding.CBOR;
            case RPC_V2_CBOR -> Encoding.RPC_V2_CBOR;
            case JSON, JSON_1_0, LEGACY_JSON, QUERY, XML -> Encoding.JSON;
        };
    }

    private static boolean isQueryInUrl(WireRequest request) {
        return request.method().equals("GET") && FormParameters.value(request, FormParameters.ACTION) != null;
    }

    private static String mediaType(String header) {
        int parameters = header.indexOf(';');
        String mediaType = parameters < 0 ? header : header.substring(0, parameters);
        return mediaType.strip().toLowerCase(Locale.ROOT);
    }
}
