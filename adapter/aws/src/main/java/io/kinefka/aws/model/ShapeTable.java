package io.kinefka.aws.model;

import io.kinefka.aws.model.ModelDocument.ShapeEntry;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.Bounds;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.NumberKind;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StringShape;
import io.kinefka.aws.model.Shape.StructureShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the shapes of one model; every name that a shape refers to must be in the model too. */
final class ShapeTable {
    private final String service;
    private final Map<String, ShapeEntry> entries;
    private final Map<String, Shape> shapes = new HashMap<>();

    ShapeTable(String service, Map<String, ShapeEntry> entries) {
        this.service = service;
        this.entries = entries;
        entries.forEach((name, entry) -> shapes.put(name, shape(name, entry)));
    }

    StructureShape structure(String name, String owner) {
        requireKnown(name, owner);
        if (get(name) instanceof StructureShape structure) {
            return structure;
        }
        throw new IllegalStateException(owner + " of " + service + " needs a structure, but " + name + " is none");
    }

    void requireKnown(String name, String owner) {
        if (!entries.containsKey(name)) {
            throw new IllegalStateException(
                    owner + " of " + service + " refers to " + name + ", which is not in the model");
        }
    }

    private Shape shape(String name, ShapeEntry entry) {
        Bounds bounds = entry.min() == null && entry.max() == null ? Bounds.NONE : new Bounds(entry.min(), entry.max());
        return switch (entry.type()) {
            case "string" -> new StringShape(name, bounds, entry.pattern(), listOrEmpty(entry.enumValues()));
            case "integer" -> new NumberShape(name, NumberKind.INTEGER, bounds);
            case "long" -> new NumberShape(name, NumberKind.LONG, bounds);
            case "float" -> new NumberShape(name, NumberKind.FLOAT, bounds);
            case "double" -> new NumberShape(name, NumberKind.DOUBLE, bounds);
            case "boolean" -> new BooleanShape(name);
            case "timestamp" -> new TimestampShape(name);
            case "blob" -> new BlobShape(name, bounds);
            case "list" -> new ListShape(name, reference(entry.member(), name), bounds);
            case "map" -> new MapShape(name, reference(entry.key(), name), reference(entry.value(), name), bounds);
            case "structure" -> new StructureShape(name, members(name, entry));
            default ->
                throw new IllegalStateException(name + " of " + service + " has the unknown type " + entry.type());
        };
    }

    private List<Member> members(String structure, ShapeEntry entry) {
        Map<String, String> targets = entry.members() == null ? Map.of() : entry.members();
        List<String> required = listOrEmpty(entry.required());
        for (String name : required) {
            if (!targets.containsKey(name)) {
                throw new IllegalStateException(
                        structure + " of " + service + " requires " + name + ", which is not a member of it");
            }
        }
        List<Member> members = new ArrayList<>();
        targets.forEach(
                (name, target) -> members.add(new Member(name, reference(target, structure), required.contains(name))));
        return List.copyOf(members);
    }

    private ShapeReference reference(@Nullable String target, String owner) {
        if (target == null) {
            throw new IllegalStateException(owner + " of " + service + " does not say what it is made of");
        }
        requireKnown(target, owner);
        return new ShapeReference(target, () -> get(target));
    }

    private Shape get(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException(name + " of " + service + " was asked for before the model was complete");
        }
        return shape;
    }

    private static List<String> listOrEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
