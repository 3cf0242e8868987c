package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonToken;
import io.kinefka.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** AWS's words for a body whose types do not fit. */
final class SerializationError {

    private SerializationError() {}

    /** The body is no JSON or CBOR at all; AWS says nothing more. */
    static AwsException malformed() {
        return of("");
    }

    static AwsException of(String message) {
        return AwsException.client(ErrorBody.SERIALIZATION, message);
    }

    /** A scalar was due. */
    static AwsException notConvertible(@Nullable JsonToken found, String expected) {
        if (found == null) {
            return malformed();
        }
        return switch (found) {
            case START_ARRAY -> listFound();
            case START_OBJECT -> of("Start of structure or map found where not expected.");
            case VALUE_TRUE, VALUE_FALSE -> classNotConvertible("java.lang.Boolean", expected);
            case VALUE_STRING -> classNotConvertible("java.lang.String", expected);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                classNotConvertible("com.amazon.coral.value.json.numbers.TruncatingBigNumber", expected);
            case VALUE_EMBEDDED_OBJECT -> classNotConvertible("java.nio.HeapByteBuffer", expected);
            default -> malformed();
        };
    }

    /** A list, a map or a structure was due, of which AWS names the first two only. */
    static AwsException notComposite(@Nullable JsonToken found, String expected) {
        if (found == null) {
            return malformed();
        }
        return switch (found) {
            case START_ARRAY -> listFound();
            case START_OBJECT -> of("Start of structure or map found where not expected.");
            default -> of("Expected " + expected);
        };
    }

    private static AwsException listFound() {
        return of("Start of list found where not expected");
    }

    private static AwsException classNotConvertible(String found, String expected) {
        return of("class " + found + " can not be converted to " + expected);
    }
}
