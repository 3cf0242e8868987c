package io.kinefka.aws.wire;

import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StringShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Which Java types a component may have for which shape; checked when operations are wired. */
final class TypeFit {

    private TypeFit() {}

    /** Whether values of a scalar shape fit a type as they are. */
    static boolean fits(Shape scalar, Type type) {
        if (scalar instanceof StringShape) {
            return type == String.class;
        }
        if (scalar instanceof NumberShape number) {
            return numberTypes(number).contains(type);
        }
        if (scalar instanceof BooleanShape) {
            return type == boolean.class || type == Boolean.class;
        }
        if (scalar instanceof TimestampShape) {
            return type == Instant.class;
        }
        return scalar instanceof BlobShape && (type == ByteBuffer.class || type == byte[].class);
    }

    /** Whether a type is a map of anything: a structure of which no record is made, its members by AWS's names. */
    static boolean isDocument(Type type) {
        return rawClass(type) == Map.class && contentType(type) == Object.class;
    }

    /** The class of a type without its arguments. */
    static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof WildcardType wildcard) {
            return rawClass(wildcard.getUpperBounds()[0]);
        }
        throw new IllegalArgumentException("No class in " + type);
    }

    /** The last type argument: the member of a list, or the value of a map. */
    static Type contentType(Type collection) {
        if (collection instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        throw new IllegalArgumentException(collection + " does not say what it contains");
    }

    static IllegalArgumentException misfit(Shape shape, Type type) {
        return new IllegalArgumentException("Shape " + shape.name() + " does not fit " + type.getTypeName());
    }

    private static Set<Type> numberTypes(NumberShape number) {
        return switch (number.kind()) {
            case INTEGER -> Set.of(int.class, Integer.class);
            case LONG -> Set.of(long.class, Long.class);
            case FLOAT, DOUBLE -> Set.of(double.class, Double.class);
        };
    }
}
