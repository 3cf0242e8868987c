package io.kinefka.aws.validation;

import java.util.function.Predicate;

/**
 * One constraint on one value.
 *
 * @param text how AWS words it
 * @param accepts whether a value satisfies it
 */
record Rule(String text, Predicate<Object> accepts) {

    static final String NOT_NULL = "Member must not be null";
}
