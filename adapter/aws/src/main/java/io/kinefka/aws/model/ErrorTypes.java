package io.kinefka.aws.model;

import java.util.Set;

/**
 * How a service writes the types of its errors in JSON, if it writes them in full.
 *
 * @param namespace of the errors that are its own, for example {@code com.amazonaws.dynamodb.v20120810}
 * @param own the errors that its operations declare
 */
public record ErrorTypes(String namespace, Set<String> own) {
    private static final String VALIDATION = "ValidationException";

    public ErrorTypes {
        own = Set.copyOf(own);
    }

    /** The type of an error, with its namespace. */
    public String type(String code) {
        if (own.contains(code)) {
            return namespace + "#" + code;
        }
        return (code.equals(VALIDATION) ? "com.amazon.coral.validate#" : "com.amazon.coral.service#") + code;
    }
}
