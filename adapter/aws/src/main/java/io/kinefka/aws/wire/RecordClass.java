package io.kinefka.aws.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What binding needs to know of a record: its components by AWS's rule of names, and handles to make and read it. */
final class RecordClass {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Class<?> type;

    RecordClass(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " is not a record");
        }
        this.type = type;
    }

    /** The component of a member: its name with the first letter in lower case, so StreamARN becomes streamARN. */
    static String componentName(String memberName) {
        return memberName.substring(0, 1).toLowerCase(Locale.ROOT) + memberName.substring(1);
    }

    String name() {
        return type.getName();
    }

    List<Component> components() {
        return Arrays.stream(type.getRecordComponents()).map(Component::new).toList();
    }

    /** A handle of the canonical constructor, of type (Object[])Object. */
    MethodHandle constructor() {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = opened(type.getDeclaredConstructor(types));
            return LOOKUP.unreflectConstructor(constructor)
                    .asType(MethodType.genericMethodType(types.length))
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalArgumentException("No constructor of " + name() + " is reachable", unreachable);
        }
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }

    /** One component of a record. */
    record Component(RecordComponent reflected) {

        String name() {
            return reflected.getName();
        }

        Type type() {
            return reflected.getGenericType();
        }

        boolean isPrimitive() {
            return reflected.getType().isPrimitive();
        }

        /** A handle of the accessor, of type (Object)Object. */
        MethodHandle accessor() {
            Method accessor = opened(reflected.getAccessor());
            try {
                return LOOKUP.unreflect(accessor).asType(MethodType.genericMethodType(1));
            } catch (IllegalAccessException unreachable) {
                throw new IllegalArgumentException("No accessor of " + name() + " is reachable", unreachable);
            }
        }
    }
}
