package io.kinefka.gateway.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.kinefka.aws.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The answers that the edge gives itself, because the request never became one. */
enum Refusal {
    TOO_LARGE(413, "RequestEntityTooLargeException", "The request body is larger than this service accepts."),
    OVERLOADED(503, "ServiceUnavailableException", "Too many request bodies are being received. Try again."),
    FAILED(500, "InternalFailure", "The request processing has failed because of an unknown error.");

    private static final String CBOR = "application/x-amz-cbor-1.1";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final JsonFactory JSON_FACTORY = new JsonFactory();
    private static final JsonFactory CBOR_FACTORY = new CBORFactory();

    private final int status;
    private final String code;
    private final String message;

    Refusal(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    String code() {
        return code;
    }

    /** The answer in the encoding of the request. */
    WireResponse to(String contentType) {
        var cbor = contentType.startsWith(CBOR);
        return new WireResponse(
                status,
                Map.of("Content-Type", cbor ? CBOR : JSON, "x-amzn-errortype", code),
                body(cbor ? CBOR_FACTORY : JSON_FACTORY));
    }

    private ByteBuffer body(JsonFactory encoding) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = encoding.createGenerator(bytes)) {
            generator.writeStartObject();
            generator.writeStringField("__type", code);
            generator.writeStringField("message", message);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
