package io.kinefka.aws.wire;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Calls handles of records, whose constructors and accessors declare no checked exceptions. */
final class Handles {

    private Handles() {}

    static Object make(MethodHandle constructor, @Nullable Object[] components) {
        try {
            return (Object) constructor.invokeExact(components);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    static @Nullable Object read(MethodHandle accessor, Object record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException runtime) {
            return runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure);
    }
}
