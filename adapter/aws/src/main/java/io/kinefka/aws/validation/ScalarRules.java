package io.kinefka.aws.validation;

import java.util.List;

/** The rules of a value that contains no others. */
final class ScalarRules extends ValueRules {

    ScalarRules(List<Rule> rules) {
        super(rules);
    }

    @Override
    boolean acceptContent(Object value) {
        return true;
    }

    @Override
    void reportContent(String path, Object value, Violations violations) {
        // Nothing is inside a scalar.
    }
}
