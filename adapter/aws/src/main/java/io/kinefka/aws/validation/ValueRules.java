package io.kinefka.aws.validation;

import java.util.List;

/** Everything that the model demands of a value: its own rules, and those of the values inside it. */
abstract class ValueRules {
    private final List<Rule> rules;

    ValueRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules on the value itself. */
    final List<Rule> rules() {
        return rules;
    }

    /** Whether the value and everything inside it is valid. */
    final boolean accept(Object value) {
        return satisfiesOwn(value) && acceptContent(value);
    }

    /** Whether the value itself is valid, whatever is inside it. */
    final boolean satisfiesOwn(Object value) {
        for (int i = 0; i < rules.size(); i++) {
            if (!rules.get(i).accepts().test(value)) {
                return false;
            }
        }
        return true;
    }

    /** Adds what is wrong with the value, and with everything inside it. */
    final void report(String path, Object value, Violations violations) {
        for (Rule rule : rules) {
            if (!rule.accepts().test(value)) {
                violations.add(path, PrintedValue.of(value), rule.text());
            }
        }
        reportContent(path, value, violations);
    }

    abstract boolean acceptContent(Object value);

    abstract void reportContent(String path, Object value, Violations violations);
}
