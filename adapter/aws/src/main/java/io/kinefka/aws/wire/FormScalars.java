package io.kinefka.aws.wire;

import io.kinefka.aws.AwsException;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/** Values as the Query protocol writes them in forms. */
final class FormScalars {

    private FormScalars() {}

    static Object value(Shape shape, String path, String text) {
        try {
            if (shape instanceof NumberShape number) {
                return number(number, text);
            }
            if (shape instanceof BooleanShape) {
                return bool(text);
            }
            if (shape instanceof TimestampShape) {
                return timestamp(text);
            }
            return shape instanceof BlobShape
                    ? ByteBuffer.wrap(Base64.getDecoder().decode(text))
                    : text;
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw unfit(path, text);
        }
    }

    private static AwsException unfit(String path, String text) {
        return SerializationError.of("Value '" + text + "' at '" + path + "' is malformed");
    }

    private static Object number(NumberShape number, String text) {
        return switch (number.kind()) {
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT, DOUBLE -> Double.valueOf(text);
        };
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** ISO 8601; a date alone is its first moment. */
    private static Instant timestamp(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
