package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.aws.AwsException;
import io.kinefka.aws.model.ErrorTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Renders every error in the dialect of its request. */
final class ErrorBody {
    static final String SERIALIZATION = "SerializationException";
    /** Messages quote the request; this keeps an answer small whatever was sent. */
    private static final int MESSAGE_CHARACTERS_MAX = 64 << 10;

    private ErrorBody() {}

    static ByteBuffer of(Exchange exchange, AwsException error) {
        Dialect dialect = exchange.dialect();
        return switch (dialect) {
            case JSON, JSON_1_0, CBOR, RPC_V2_CBOR -> plain(dialect.encoding(), type(exchange, error), error);
            case QUERY -> utf8(QueryErrors.xml(exchange.route().query(), error, message(error), exchange.requestId()));
            case LEGACY_JSON -> wrapped(error);
            case XML -> xml(error);
        };
    }

    static ByteBuffer json(AwsException error) {
        return plain(Encoding.JSON, error.code(), error);
    }

    private static String type(Exchange exchange, AwsException error) {
        ErrorTypes types = exchange.route().errorTypes();
        return types == null ? error.code() : types.type(error.code());
    }

    private static ByteBuffer plain(Encoding encoding, String type, AwsException error) {
        BodyBuffer body = new BodyBuffer();
        try (JsonGenerator generator = encoding.generator(body)) {
            generator.writeStartObject();
            generator.writeStringField("__type", type);
            String message = message(error);
            if (!message.isEmpty()) {
                generator.writeStringField(error.code().equals(SERIALIZATION) ? "Message" : "message", message);
            }
            for (Map.Entry<String, Object> member : error.members().entrySet()) {
                generator.writeFieldName(member.getKey());
                PlainValues.write(generator, member.getValue());
            }
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return body.whole();
    }

    private static ByteBuffer wrapped(AwsException error) {
        return utf8("{\"Output\":{\"__type\":\"com.amazon.coral.service#" + error.code() + "\"},\"Version\":\"1.0\"}");
    }

    private static ByteBuffer xml(AwsException error) {
        String code = error.code();
        String message = message(error);
        return utf8(
                message.isEmpty()
                        ? "<" + code + "/>\n"
                        : "<" + code + ">\n  <Message>" + escaped(message) + "</Message>\n</" + code + ">\n");
    }

    private static String message(AwsException error) {
        String text = error.text();
        String quoted = text.length() > MESSAGE_CHARACTERS_MAX ? text.substring(0, MESSAGE_CHARACTERS_MAX) : text;
        return Unicode.wellFormed(quoted);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
