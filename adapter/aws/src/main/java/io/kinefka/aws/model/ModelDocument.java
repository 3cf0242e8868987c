package io.kinefka.aws.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model file as it is written: names instead of references, nothing resolved yet. */
record ModelDocument(
        String service,
        String targetPrefix,
        @Nullable String apiVersion,
        @Nullable String xmlNamespace,
        @Nullable String errorNamespace,
        boolean bodyChecksums,
        Map<String, OperationEntry> operations,
        Map<String, ShapeEntry> shapes) {

    /** An operation, its shapes by name. */
    record OperationEntry(String input, @Nullable String output, List<String> errors) {}

    /** A shape of any type; the type decides which of the other fields have a meaning. */
    record ShapeEntry(
            String type,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable String pattern,
            @Nullable List<String> enumValues,
            @Nullable String member,
            @Nullable String key,
            @Nullable String value,
            @Nullable Map<String, String> members,
            @Nullable List<String> required,
            @Nullable String code) {}
}
