package io.kinefka.analytics.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Turns what requests say of a part of an application into how the API describes it. */
final class Descriptions {
    private static final String DESCRIPTION = "Description";

    /** Structures whose description has a name of its own. */
    private static final Set<String> DESCRIBED = Set.of(
            "InputLambdaProcessor",
            "InputProcessingConfiguration",
            "KinesisFirehoseInput",
            "KinesisFirehoseOutput",
            "KinesisStreamsInput",
            "KinesisStreamsOutput",
            "LambdaOutput",
            "S3ReferenceDataSource");

    /** Updates that say a structure anew, and not what changes in it. */
    private static final Set<String> WHOLE =
            Set.of("DestinationSchemaUpdate", "RecordFormatUpdate", "ReferenceSchemaUpdate");

    private Descriptions() {}

    /** The description of a part that a request adds. */
    static Map<String, Object> of(Map<String, Object> added) {
        var description = new HashMap<String, Object>();
        added.forEach((name, value) -> {
            if (DESCRIBED.contains(name)) {
                description.put(name + DESCRIPTION, of(members(value)));
            } else {
                description.put(name, value);
            }
        });
        return description;
    }

    /** A description after an update: what the update does not say stays. */
    static Map<String, Object> updated(Part part, Map<String, Object> description, Map<String, Object> update) {
        var updated = new HashMap<>(description);
        update.forEach((name, value) -> {
            if (!name.equals(part.idMember())) {
                String updatedName = put(updated, name, value);
                if (part.alternatives().contains(updatedName)) {
                    part.alternatives().stream()
                            .filter(other -> !other.equals(updatedName))
                            .forEach(updated::remove);
                }
            }
        });
        return updated;
    }

    private static String put(Map<String, Object> description, String updateName, Object value) {
        String plain = plainName(updateName);
        String name = DESCRIBED.contains(plain) ? plain + DESCRIPTION : plain;
        if (value instanceof Map<?, ?> && !WHOLE.contains(updateName)) {
            var nested = new HashMap<>(members(description.getOrDefault(name, Map.of())));
            members(value).forEach((member, change) -> put(nested, member, change));
            description.put(name, nested);
        } else {
            description.put(name, value);
        }
        return name;
    }

    /** Without what tells that it is an update. */
    private static String plainName(String name) {
        return name.equals("RecordColumnUpdates")
                ? "RecordColumns"
                : name.substring(0, name.length() - "Update".length());
    }

    @SuppressWarnings("unchecked") // structures have text keys
    private static Map<String, Object> members(Object structure) {
        return (Map<String, Object>) structure;
    }
}
