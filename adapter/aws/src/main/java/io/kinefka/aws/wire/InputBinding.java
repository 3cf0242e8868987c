package io.kinefka.aws.wire;

import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Prepares how decoded members become records; a record that does not fit the model fails here, at start-up. */
final class InputBinding {
    private static final UnaryOperator<Object> AS_IS = UnaryOperator.identity();

    private final Map<BoundShape, RecordBinder> records = new HashMap<>();

    /** Prepares a record for a structure. */
    RecordBinder bind(StructureShape shape, Class<?> type) {
        BoundShape bound = new BoundShape(shape.name(), type);
        RecordBinder known = records.get(bound);
        if (known != null) {
            return known;
        }
        RecordClass record = new RecordClass(type);
        RecordBinder binder = new RecordBinder(record.constructor());
        records.put(bound, binder);
        Map<String, Member> members = new HashMap<>();
        shape.members().forEach(member -> members.put(RecordClass.componentName(member.name()), member));
        for (RecordClass.Component component : record.components()) {
            Member member = members.get(component.name());
            if (member == null) {
                throw new IllegalArgumentException(
                        "Shape " + shape.name() + " has no member for " + record.name() + "." + component.name());
            }
            if (component.isPrimitive() && !member.required()) {
                throw new IllegalArgumentException(
                        record.name() + "." + component.name() + " is primitive but may be absent");
            }
            binder.add(member.name(), conversion(member.target().shape(), component.type()));
        }
        return binder;
    }

    private UnaryOperator<Object> conversion(Shape shape, Type type) {
        if (shape instanceof StructureShape && TypeFit.isDocument(type)) {
            return value -> Collections.unmodifiableMap(asMembers(value));
        }
        if (shape instanceof StructureShape structure) {
            RecordBinder binder = bind(structure, TypeFit.rawClass(type));
            return value -> binder.bind(asMembers(value));
        }
        if (shape instanceof ListShape list && TypeFit.rawClass(type) == List.class) {
            UnaryOperator<Object> member = conversion(list.member().shape(), TypeFit.contentType(type));
            return value -> listOf((List<?>) value, member);
        }
        if (shape instanceof MapShape map && TypeFit.rawClass(type) == Map.class) {
            UnaryOperator<Object> content = conversion(map.value().shape(), TypeFit.contentType(type));
            return value -> mapOf(asMembers(value), content);
        }
        if (!TypeFit.fits(shape, type)) {
            throw TypeFit.misfit(shape, type);
        }
        return shape instanceof BlobShape && type == byte[].class ? value -> ((ByteBuffer) value).array() : AS_IS;
    }

    private static List<Object> listOf(List<?> values, UnaryOperator<Object> member) {
        if (member == AS_IS) {
            return Collections.unmodifiableList(values);
        }
        Object[] members = new Object[values.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = member.apply(values.get(i));
        }
        return List.of(members);
    }

    private static Map<String, Object> mapOf(Map<String, Object> values, UnaryOperator<Object> content) {
        Map<String, Object> contents = new LinkedHashMap<>();
        values.forEach((key, value) -> contents.put(key, content.apply(value)));
        return Collections.unmodifiableMap(contents);
    }

    @SuppressWarnings("unchecked") // decoded structures and maps have text keys
    private static Map<String, Object> asMembers(Object value) {
        return (Map<String, Object>) value;
    }
}
