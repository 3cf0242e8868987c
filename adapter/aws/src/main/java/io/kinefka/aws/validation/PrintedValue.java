package io.kinefka.aws.validation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as AWS prints it in a validation message, without the quotes around it. */
final class PrintedValue {

    private PrintedValue() {}

    static String of(Object value) {
        if (value instanceof ByteBuffer blob) {
            int length = blob.remaining();
            return "java.nio.HeapByteBuffer[pos=0 lim=" + length + " cap=" + length + "]";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PrintedValue::inside).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + inside(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }

    /** AWS names a structure inside a collection by its class only; its content would repeat the request. */
    private static String inside(Object value) {
        return value instanceof Map<?, ?> structure
                ? "structure@" + Integer.toHexString(System.identityHashCode(structure))
                : of(value);
    }
}
