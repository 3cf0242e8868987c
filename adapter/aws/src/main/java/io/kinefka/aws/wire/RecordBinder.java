package io.kinefka.aws.wire;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes one kind of record from decoded members that have passed the constraints. */
final class RecordBinder {
    private final MethodHandle constructor;
    private final List<BoundMember> members = new ArrayList<>();

    RecordBinder(MethodHandle constructor) {
        this.constructor = constructor;
    }

    /** Adds the next component; separate from construction, because records may contain themselves. */
    void add(String memberName, UnaryOperator<Object> conversion) {
        members.add(new BoundMember(memberName, conversion));
    }

    Object bind(Map<String, Object> decoded) {
        @Nullable Object[] components = new Object[members.size()];
        for (int i = 0; i < components.length; i++) {
            BoundMember member = members.get(i);
            Object value = decoded.get(member.name());
            components[i] = value == null ? null : member.conversion().apply(value);
        }
        return Handles.make(constructor, components);
    }

    private record BoundMember(String name, UnaryOperator<Object> conversion) {}
}
