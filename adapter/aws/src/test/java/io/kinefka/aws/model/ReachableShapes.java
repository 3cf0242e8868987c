package io.kinefka.aws.model;

import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every shape that the operations of a model can meet, in the order of meeting. */
final class ReachableShapes {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    ReachableShapes(ServiceModel model) {
        for (OperationModel operation : model.operations().values()) {
            visit(operation.input());
            if (operation.output() != null) {
                visit(operation.output());
            }
        }
    }

    List<Shape> list() {
        return List.copyOf(shapes.values());
    }

    Shape named(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new AssertionError("No operation meets a shape " + name);
        }
        return shape;
    }

    static List<ShapeReference> references(Shape shape) {
        if (shape instanceof StructureShape structure) {
            return structure.members().stream().map(Member::target).toList();
        }
        if (shape instanceof ListShape list) {
            return List.of(list.member());
        }
        if (shape instanceof MapShape map) {
            return List.of(map.key(), map.value());
        }
        return List.of();
    }

    private void visit(Shape shape) {
        if (shapes.putIfAbsent(shape.name(), shape) == null) {
            references(shape).forEach(reference -> visit(reference.shape()));
        }
    }
}
