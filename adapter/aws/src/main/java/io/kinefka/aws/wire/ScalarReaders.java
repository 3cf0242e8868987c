package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import io.kinefka.aws.model.Shape.NumberKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;

/** Reads text, numbers, booleans, instants and bytes. */
final class ScalarReaders {
    /** Larger numbers are milliseconds, smaller ones seconds: some clients send the former where AWS says the latter. */
    private static final double SECONDS_MAX = 1e11;

    private static final int EPOCH_TAG = 1;

    private ScalarReaders() {}

    static String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING) {
            throw SerializationError.notConvertible(token, "an String");
        }
        String text = parser.getText();
        if (!Unicode.isWellFormed(text)) {
            throw SerializationError.malformed();
        }
        return text;
    }

    static ValueReader number(NumberKind kind) {
        return switch (kind) {
            case INTEGER -> parser -> (int) clamped(parser, "an Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> parser -> clamped(parser, "an Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> parser -> fraction(parser, "an Float");
            case DOUBLE -> parser -> fraction(parser, "an Double");
        };
    }

    static Boolean bool(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw SerializationError.notConvertible(token, "an Boolean");
        }
        String text = text(parser).toUpperCase(Locale.ROOT);
        return switch (text) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw SerializationError.of("'" + text + "' can not be converted to an Boolean");
        };
    }

    static Instant timestamp(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        boolean whole = token == JsonToken.VALUE_NUMBER_INT;
        if (!whole && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw SerializationError.notConvertible(token, "milliseconds since epoch");
        }
        if (whole && parser instanceof CBORParser cbor && cbor.getCurrentTag() == EPOCH_TAG) {
            return Instant.ofEpochMilli(clampedInteger(parser, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return seconds(parser);
    }

    /** As {@link #timestamp}, but tagged integers are seconds too. */
    static Instant secondsTimestamp(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw SerializationError.notConvertible(token, "milliseconds since epoch");
        }
        return seconds(parser);
    }

    private static Instant seconds(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        return Instant.ofEpochMilli(Math.round(number > SECONDS_MAX ? number : number * 1000));
    }

    static ByteBuffer blob(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            return ByteBuffer.wrap(parser.getBinaryValue());
        }
        if (token != JsonToken.VALUE_STRING) {
            throw SerializationError.notConvertible(token, "a Blob");
        }
        ByteBuffer bytes = parser instanceof JsonBodyParser body ? body.base64() : null;
        if (bytes == null) {
            bytes = Base64Body.decode(parser);
        }
        return bytes == null ? base64(parser) : bytes;
    }

    /** The way round for what is written unusually or is to be refused. */
    private static ByteBuffer base64(JsonParser parser) throws IOException {
        return new Base64Text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()).decode();
    }

    private static long clamped(JsonParser parser, String expected, long min, long max) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return clampedInteger(parser, min, max);
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Math.max(min, Math.min(max, (long) parser.getDoubleValue()));
        }
        throw SerializationError.notConvertible(token, expected);
    }

    private static long clampedInteger(JsonParser parser, long min, long max) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> Math.max(min, Math.min(max, parser.getLongValue()));
            default -> parser.getBigIntegerValue().signum() < 0 ? min : max;
        };
    }

    private static double fraction(JsonParser parser, String expected) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDoubleValue();
        }
        throw SerializationError.notConvertible(token, expected);
    }
}
