package io.kinefka.aws.validation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How AWS words constraints and paths. */
final class Wording {

    private Wording() {}

    /** A member's name in a path: {@code StreamName} becomes {@code streamName}. */
    static String pathPart(String memberName) {
        return memberName.substring(0, 1).toLowerCase(Locale.ROOT) + memberName.substring(1);
    }

    /** All rules together, as AWS lists them for the members of a list or map. */
    static String all(List<Rule> rules) {
        return rules.stream().map(Rule::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
