package io.kinefka.aws.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of a structure: which members it must have, and what those that it has must satisfy. */
final class StructureRules extends ValueRules {
    private final List<MemberRules> members = new ArrayList<>();

    StructureRules() {
        super(List.of());
    }

    /** Adds a member; separate from construction, because structures may contain themselves. */
    void add(String name, boolean required, ValueRules rules) {
        members.add(new MemberRules(name, Wording.pathPart(name), required, rules));
    }

    @Override
    boolean acceptContent(Object value) {
        Map<?, ?> structure = (Map<?, ?>) value;
        for (int i = 0; i < members.size(); i++) {
            MemberRules member = members.get(i);
            Object content = structure.get(member.name());
            if (content == null ? member.required() : !member.rules().accept(content)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void reportContent(String path, Object value, Violations violations) {
        Map<?, ?> structure = (Map<?, ?>) value;
        for (MemberRules member : members) {
            String memberPath = path.isEmpty() ? member.pathPart() : path + "." + member.pathPart();
            Object content = structure.get(member.name());
            if (content != null) {
                member.rules().report(memberPath, content, violations);
            } else if (member.required()) {
                violations.addNull(memberPath);
            }
        }
    }

    private record MemberRules(String name, String pathPart, boolean required, ValueRules rules) {}
}
