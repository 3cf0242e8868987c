package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Requests as clients send them. */
final class Calls {
    static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/kinesis/aws4_request,"
                    + " SignedHeaders=host;x-amz-date;x-amz-target, Signature=00";

    private static final int HUGE = 4 << 20;
    private static final JsonFactory ANY_JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Calls() {}

    static final String CLIENT = "127.0.0.1:50000";

    static WireRequest json(String operation, String body) {
        return call(Dialect.JSON, operation, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same body in CBOR; base64 text stays text unless it is huge. */
    static WireRequest cbor(String operation, String jsonBody) {
        return call(Dialect.CBOR, operation, cborOf(jsonBody));
    }

    static WireRequest call(Dialect dialect, String operation, byte[] body) {
        Map<String, String> headers = Map.of(
                "content-type",
                dialect.contentType(),
                "x-amz-target",
                "Kinesis_20131202." + operation,
                "x-amz-date",
                "20261121T050925Z",
                "authorization",
                AUTHORIZATION);
        return new WireRequest("POST", "/", "", headers, CLIENT, ByteBuffer.wrap(body));
    }

    static WireRequest with(WireRequest request, String header, String value) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(header, value);
        return new WireRequest(
                request.method(), request.path(), request.query(), headers, request.client(), request.body());
    }

    /** The same in CBOR; huge Base64 becomes bytes, as which clients send it. */
    static byte[] cborOf(String json) {
        BodyBuffer cbor = new BodyBuffer();
        try (JsonParser parser = ANY_JSON.createParser(json);
                JsonGenerator generator = Encoding.CBOR.generator(cbor)) {
            while (parser.nextToken() != null) {
                if (parser.hasToken(JsonToken.VALUE_STRING)
                        && "Data".equals(parser.currentName())
                        && parser.getTextLength() > HUGE) {
                    generator.writeBinary(parser.getBinaryValue());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var whole = cbor.whole();
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }

    static ByteBuffer whole(List<ByteBuffer> parts) {
        var whole = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(part -> whole.put(part.duplicate()));
        return whole.flip();
    }

    static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(ByteBuffer body) {
        return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }

    static String hex(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
