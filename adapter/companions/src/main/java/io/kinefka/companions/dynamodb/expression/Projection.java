package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.value.AttributeValue;
import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.companions.dynamodb.value.AttributeValue.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of items that are wanted. */
public record Projection(List<Path> paths) {

    public Projection {
        paths = paths.stream().sorted().toList();
    }

    /** Some attributes. */
    public static Projection ofAttributes(Collection<String> names) {
        return new Projection(names.stream().map(Path::of).toList());
    }

    /** These parts of an item, where it has them. */
    public Document of(Document item) {
        var parts = parts(item, paths, 0);
        return parts instanceof Document document ? document : Document.EMPTY;
    }

    /** Null if there is nothing of these paths. */
    private static @Nullable AttributeValue parts(AttributeValue whole, List<Path> paths, int depth) {
        if (paths.stream().anyMatch(path -> path.steps().size() == depth)) {
            return whole;
        }
        Map<Path.Step, List<Path>> below = new LinkedHashMap<>();
        paths.forEach(path -> below.computeIfAbsent(path.steps().get(depth), step -> new ArrayList<>())
                .add(path));
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        List<AttributeValue> values = new ArrayList<>();
        below.forEach((step, those) -> {
            var child = Path.child(whole, step);
            var part = child == null ? null : parts(child, those, depth + 1);
            if (part != null && step instanceof Path.Name name) {
                members.put(name.name(), part);
            } else if (part != null) {
                values.add(part);
            }
        });
        if (!members.isEmpty()) {
            return new Document(members);
        }
        return values.isEmpty() ? null : new Sequence(values);
    }
}
