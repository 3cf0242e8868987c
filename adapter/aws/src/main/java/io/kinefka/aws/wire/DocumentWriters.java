package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prepares how structures are written of which no record is made: maps of members by AWS's names. What the shape does
 * not have is left out.
 */
final class DocumentWriters {
    private final ValueWriter timestamps;
    private final Map<String, ValueWriter> structures = new HashMap<>();

    /** The writers that write instants that way. */
    DocumentWriters(ValueWriter timestamps) {
        this.timestamps = timestamps;
    }

    ValueWriter writer(Shape shape) {
        if (shape instanceof StructureShape structure) {
            return structure(structure);
        }
        if (shape instanceof ListShape list) {
            ValueWriter member = writer(list.member().shape());
            return (generator, value) -> list(generator, (List<?>) value, member);
        }
        if (shape instanceof MapShape map) {
            ValueWriter content = writer(map.value().shape());
            return (generator, value) -> map(generator, (Map<?, ?>) value, content);
        }
        return ScalarWriters.of(shape, timestamps);
    }

    private ValueWriter structure(StructureShape shape) {
        ValueWriter known = structures.get(shape.name());
        if (known != null) {
            return known;
        }
        Map<String, ValueWriter> members = new HashMap<>();
        ValueWriter writer = (generator, value) -> structure(generator, (Map<?, ?>) value, shape, members);
        structures.put(shape.name(), writer);
        shape.members()
                .forEach(member ->
                        members.put(member.name(), writer(member.target().shape())));
        return writer;
    }

    private static void structure(
            JsonGenerator generator, Map<?, ?> values, StructureShape shape, Map<String, ValueWriter> members)
            throws IOException {
        List<Member> present = shape.members().stream()
                .filter(member -> values.containsKey(member.name()))
                .toList();
        generator.writeStartObject(values, present.size());
        for (Member member : present) {
            ValueWriter writer = members.get(member.name());
            Object value = values.get(member.name());
            if (writer != null && value != null) {
                generator.writeFieldName(member.name());
                writer.write(generator, value);
            }
        }
        generator.writeEndObject();
    }

    static void list(JsonGenerator generator, List<?> values, ValueWriter member) throws IOException {
        generator.writeStartArray(values, values.size());
        for (Object value : values) {
            member.write(generator, value);
        }
        generator.writeEndArray();
    }

    static void map(JsonGenerator generator, Map<?, ?> values, ValueWriter content) throws IOException {
        generator.writeStartObject(values, values.size());
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            content.write(generator, entry.getValue());
        }
        generator.writeEndObject();
    }
}
