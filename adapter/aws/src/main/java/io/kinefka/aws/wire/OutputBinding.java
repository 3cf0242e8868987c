package io.kinefka.aws.wire;

import io.kinefka.aws.Shared;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prepares how records are written as structures; a record that does not fit the model fails here, at start-up. */
final class OutputBinding {
    private final ValueWriter timestamps;
    private final DocumentWriters documents;
    private final Map<BoundShape, RecordWriter> records = new HashMap<>();

    /** The writers that write instants that way. */
    OutputBinding(ValueWriter timestamps) {
        this.timestamps = timestamps;
        documents = new DocumentWriters(timestamps);
    }

    /** Prepares a record for a structure. */
    RecordWriter bind(StructureShape shape, Class<?> type) {
        BoundShape bound = new BoundShape(shape.name(), type);
        RecordWriter known = records.get(bound);
        if (known != null) {
            return known;
        }
        RecordClass record = new RecordClass(type);
        RecordWriter writer = new RecordWriter();
        records.put(bound, writer);
        Map<String, Member> members = new HashMap<>();
        shape.members().forEach(member -> members.put(RecordClass.componentName(member.name()), member));
        for (RecordClass.Component component : record.components()) {
            Member member = members.get(component.name());
            if (member == null) {
                throw new IllegalArgumentException(
                        "Shape " + shape.name() + " has no member for " + record.name() + "." + component.name());
            }
            writer.add(
                    member.name(), component.accessor(), writer(member.target().shape(), component.type()));
        }
        return writer;
    }

    private ValueWriter writer(Shape shape, Type type) {
        if (TypeFit.rawClass(type) == Shared.class) {
            return new SharedWriter(writer(shape, TypeFit.contentType(type)));
        }
        if (TypeFit.isDocument(type)) {
            return documents.writer(shape);
        }
        if (shape instanceof StructureShape structure) {
            return bind(structure, TypeFit.rawClass(type));
        }
        if (shape instanceof ListShape list && TypeFit.rawClass(type) == List.class) {
            ValueWriter member = writer(list.member().shape(), TypeFit.contentType(type));
            return (generator, value) -> DocumentWriters.list(generator, (List<?>) value, member);
        }
        if (shape instanceof MapShape map && TypeFit.rawClass(type) == Map.class) {
            ValueWriter content = writer(map.value().shape(), TypeFit.contentType(type));
            return (generator, value) -> DocumentWriters.map(generator, (Map<?, ?>) value, content);
        }
        if (!TypeFit.fits(shape, type)) {
            throw TypeFit.misfit(shape, type);
        }
        return ScalarWriters.of(shape, timestamps);
    }
}
