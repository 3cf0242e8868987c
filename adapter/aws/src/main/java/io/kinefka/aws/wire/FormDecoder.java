package io.kinefka.aws.wire;

import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the form of one operation's Query requests into members by AWS's names. */
final class FormDecoder {
    private final StructureShape input;

    FormDecoder(StructureShape input) {
        this.input = input;
    }

    /**
     * Decodes a form, to the same values as {@link RequestDecoder} gives.
     *
     * @throws io.kinefka.aws.AwsException a SerializationException when it does not fit
     */
    Map<String, Object> decode(FormParameters form) {
        return structure(form, "", input);
    }

    private static Map<String, Object> structure(FormParameters form, String prefix, StructureShape shape) {
        Map<String, Object> members = new HashMap<>();
        for (Member member : shape.members()) {
            String path = prefix + member.name();
            if (form.has(path)) {
                members.put(member.name(), value(form, path, member.target().shape()));
            }
        }
        return members;
    }

    private static Object value(FormParameters form, String path, Shape shape) {
        if (shape instanceof StructureShape structure) {
            return structure(form, path + ".", structure);
        }
        if (shape instanceof ListShape list) {
            return list(form, path + ".member.", list.member().shape());
        }
        if (shape instanceof MapShape map) {
            return map(form, path + ".entry.", map);
        }
        String text = form.byPath().get(path);
        if (text == null) {
            throw SerializationError.of("Start of structure or map found where not expected.");
        }
        return FormScalars.value(shape, path, text);
    }

    private static List<Object> list(FormParameters form, String prefix, Shape member) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; form.has(prefix + i); i++) {
            values.add(value(form, prefix + i, member));
        }
        return values;
    }

    private static Map<String, Object> map(FormParameters form, String prefix, MapShape shape) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; form.hasBelow(prefix + i); i++) {
            String key = form.byPath().get(prefix + i + ".key");
            String value = prefix + i + ".value";
            if (key == null || !form.has(value)) {
                throw SerializationError.malformed();
            }
            values.put(key, value(form, value, shape.value().shape()));
        }
        return values;
    }
}
