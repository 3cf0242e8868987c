package io.kinefka.companions.dynamodb.expression;

import io.kinefka.companions.dynamodb.error.DynamoDbErrors;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes projections from expressions, or from the names of attributes. */
public final class ProjectionParser {

    private ProjectionParser() {}

    /** Parses what there is of the two; null if everything is wanted. */
    public static @Nullable Projection parse(
            @Nullable String expression, @Nullable List<String> attributes, Placeholders placeholders) {
        if (attributes != null) {
            if (new HashSet<>(attributes).size() < attributes.size()) {
                throw DynamoDbErrors.invalid("Duplicate value in attribute name: " + duplicate(attributes));
            }
            return Projection.ofAttributes(attributes);
        }
        if (expression == null) {
            return null;
        }
        var syntax = new Syntax(ExpressionKind.PROJECTION, placeholders);
        var paths = syntax.parser(expression).projectionExpression().path().stream()
                .map(syntax::path)
                .toList();
        checkApart(ExpressionKind.PROJECTION, paths);
        return new Projection(paths);
    }

    private static String duplicate(List<String> attributes) {
        var seen = new HashSet<String>();
        return attributes.stream().filter(each -> !seen.add(each)).findFirst().orElseThrow();
    }

    /** Refuses paths of which one leads to, or beyond, the end of another one. */
    static void checkApart(ExpressionKind kind, List<Path> paths) {
        for (int i = 0; i < paths.size(); i++) {
            for (int j = i + 1; j < paths.size(); j++) {
                String both = " with each other; must remove or rewrite one of these paths; path one: " + paths.get(i)
                        + ", path two: " + paths.get(j);
                if (paths.get(i).overlaps(paths.get(j))) {
                    throw kind.invalid("Two document paths overlap" + both);
                }
                if (paths.get(i).conflicts(paths.get(j))) {
                    throw kind.invalid("Two document paths conflict" + both);
                }
            }
        }
    }
}
