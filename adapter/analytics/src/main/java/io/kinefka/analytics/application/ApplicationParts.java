package io.kinefka.analytics.application;

import io.kinefka.log.analytics.Application;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of an application as both versions of the API describe them. */
public final class ApplicationParts {

    private ApplicationParts() {}

    /** The descriptions of all parts of a kind. */
    public static List<Map<String, Object>> described(Application application, Part part) {
        var document = ApplicationDocument.of(application.settings());
        if (part != Part.INPUT) {
            return document.parts(part);
        }
        var inputs = document.configuration().inputs();
        return document.parts(part).stream()
                .map(description -> {
                    var described = new HashMap<>(description);
                    inputs.stream()
                            .filter(input -> input.id().equals(description.get(part.idMember())))
                            .forEach(input -> described.put("InAppStreamNames", input.streamNames()));
                    return (Map<String, Object>) described;
                })
                .toList();
    }

    /** Puts the descriptions of the parts of some kinds under their names; kinds of which there are none are left out. */
    public static void describe(Application application, List<Part> parts, Map<String, Object> into) {
        for (Part part : parts) {
            var described = described(application, part);
            if (!described.isEmpty()) {
                into.put(part.list(), described);
            }
        }
    }

    /** What an input's records pass through first. */
    @SuppressWarnings("unchecked") // structures have text keys
    public static Map<String, Object> processing(Application application, String inputId) {
        var input = ApplicationDocument.of(application.settings()).part(Part.INPUT, inputId);
        return Optional.ofNullable((Map<String, Object>) input.get("InputProcessingConfigurationDescription"))
                .orElse(Map.of());
    }

    /** The id of what was just done to an application. */
    public static String lastOperation(Application application) {
        var operations = application.operations();
        return operations.get(operations.size() - 1).id();
    }
}
