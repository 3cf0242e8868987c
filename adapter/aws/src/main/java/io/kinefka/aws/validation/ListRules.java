package io.kinefka.aws.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a list. AWS names the member that fails only where it is a structure, else the whole list. */
final class ListRules extends ValueRules {
    private final ValueRules member;

    ListRules(List<Rule> rules, ValueRules member) {
        super(rules);
        this.member = member;
    }

    @Override
    boolean acceptContent(Object value) {
        List<?> members = (List<?>) value;
        for (int i = 0; i < members.size(); i++) {
            Object candidate = members.get(i);
            if (candidate == null || !member.accept(candidate)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void reportContent(String path, Object value, Violations violations) {
        List<?> members = (List<?>) value;
        if (members.stream().anyMatch(this::breaksOwnRules)) {
            violations.add(
                    path, PrintedValue.of(value), "Member must satisfy constraint: " + Wording.all(member.rules()));
        }
        for (int i = 0; i < members.size() && !violations.isFull(); i++) {
            String memberPath = path + "." + (i + 1) + ".member";
            Object candidate = members.get(i);
            if (candidate == null) {
                violations.addNull(memberPath);
            } else {
                member.reportContent(memberPath, candidate, violations);
            }
        }
    }

    private boolean breaksOwnRules(@Nullable Object candidate) {
        return candidate != null && !member.satisfiesOwn(candidate);
    }
}
