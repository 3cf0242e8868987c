package io.kinefka.aws.wire;

import java.util.Locale;

/** The form in which a caller wants its answer; every request has one, however broken it is. */
enum Dialect {
    JSON("application/x-amz-json-1.1"),
    CBOR("application/x-amz-cbor-1.1"),
    /** An old wrapper around JSON that AWS still answers with, though it serves no operation. */
    LEGACY_JSON("application/json"),
    /** For requests that are not AWS calls at all; AWS sends it without a content type. */
    XML("");

    private final String contentType;

    Dialect(String contentType) {
        this.contentType = contentType;
    }

    /** Chooses by method, content type and the presence of a body, as AWS does. */
    static Dialect of(WireRequest request) {
        if (!request.method().equals("POST")) {
            return XML;
        }
        String contentType = mediaType(request.headers().getOrDefault("content-type", ""));
        if (contentType.equals(JSON.contentType)) {
            return JSON;
        }
        if (contentType.equals(CBOR.contentType) || !request.body().hasRemaining()) {
            return CBOR;
        }
        return contentType.equals(LEGACY_JSON.contentType) ? LEGACY_JSON : XML;
    }

    /** The content type of answers; empty when there is none. */
    String contentType() {
        return contentType;
    }

    /** The encoding of request bodies in this dialect. */
    Encoding encoding() {
        return this == CBOR ? Encoding.CBOR : Encoding.JSON;
    }

    private static String mediaType(String header) {
        int parameters = header.indexOf(';');
        String mediaType = parameters < 0 ? header : header.substring(0, parameters);
        return mediaType.strip().toLowerCase(Locale.ROOT);
    }
}
