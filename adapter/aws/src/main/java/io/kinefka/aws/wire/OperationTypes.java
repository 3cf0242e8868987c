package io.kinefka.aws.wire;

import io.kinefka.aws.Operation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The input and output classes of an operation, as its declaration of {@link Operation} names them. */
record OperationTypes(Class<?> input, Class<?> output) {

    static OperationTypes of(Operation<?, ?> operation) {
        for (Class<?> type = operation.getClass(); type != null; type = type.getSuperclass()) {
            ParameterizedType declared = declaration(type);
            if (declared != null) {
                Type[] arguments = declared.getActualTypeArguments();
                return new OperationTypes(TypeFit.rawClass(arguments[0]), TypeFit.rawClass(arguments[1]));
            }
        }
        throw new IllegalArgumentException(operation.getClass() + " does not declare its input and output");
    }

    private static @Nullable ParameterizedType declaration(Class<?> type) {
        for (Type implemented : type.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == Operation.class) {
                return parameterized;
            }
        }
        return null;
    }
}
