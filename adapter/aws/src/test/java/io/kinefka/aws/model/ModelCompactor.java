package io.kinefka.aws.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Makes a model file of ours, which holds facts only, from the model that AWS publishes for its SDK. */
final class ModelCompactor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CONSTRAINTS = List.of("type", "min", "max", "pattern");

    private ModelCompactor() {}

    /**
     * Writes {@code <service>.json} for each service.
     *
     * @param arguments the SDK's models jar, the folder to write to, then services as {@code name=name-in-the-jar},
     *     for example {@code kinesis=kinesis-2013-12-02}; of services that are served in part, the operations follow,
     *     as in {@code sts=sts-2011-06-15:GetCallerIdentity,GetSessionToken}
     */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        for (String service : Arrays.asList(arguments).subList(2, arguments.length)) {
            String[] names = service.split("=", 2);
            Files.writeString(folder.resolve(names[0] + ".json"), compact(jar, names[1]));
        }
    }

    static String compact(Path jar, String nameInJarAndOperations) throws IOException {
        String[] parts = nameInJarAndOperations.split(":", 2);
        String nameInJar = parts[0];
        Set<String> operations = parts.length == 1 ? Set.of() : Set.of(parts[1].split(",", -1));
        try (JarFile models = new JarFile(jar.toFile())) {
            ZipEntry entry = models.getEntry("models/" + nameInJar + "-model.json");
            if (entry == null) {
                throw new FileNotFoundException(jar + " has no model " + nameInJar);
            }
            try (InputStream in = models.getInputStream(entry)) {
                return compact(JSON.readTree(in), operations);
            }
        }
    }

    /** Keeps the operations that are named, and the shapes that they need; all of them if none is named. */
    static String compact(JsonNode model, Set<String> named) throws JsonProcessingException {
        JsonNode metadata = model.path("metadata");
        Map<String, ObjectNode> operations = new TreeMap<>();
        model.path("operations").properties().stream()
                .filter(o -> named.isEmpty() || named.contains(o.getKey()))
                .forEach(o -> operations.put(o.getKey(), operation(o.getValue())));
        Map<String, ObjectNode> shapes = new TreeMap<>();
        model.path("shapes").properties().forEach(s -> shapes.put(s.getKey(), shape(s.getValue())));
        if (!named.isEmpty()) {
            shapes.keySet().retainAll(needed(operations.values(), shapes));
        }
        String service = metadata.path("signingName")
                .asText(metadata.path("endpointPrefix").asText());
        return "{\n\"service\": " + JSON.writeValueAsString(service)
                + ",\n\"targetPrefix\": "
                + JSON.writeValueAsString(metadata.path("targetPrefix").asText())
                + query(metadata)
                + ",\n\"operations\": " + lines(operations)
                + ",\n\"shapes\": " + lines(shapes) + "\n}\n";
    }

    /** What the Query protocol needs, of services that speak it. */
    private static String query(JsonNode metadata) throws JsonProcessingException {
        return metadata.has("xmlNamespace")
                ? ",\n\"apiVersion\": " + JSON.writeValueAsString(metadata.get("apiVersion")) + ",\n\"xmlNamespace\": "
                        + JSON.writeValueAsString(metadata.get("xmlNamespace"))
                : "";
    }

    private static Set<String> needed(Collection<ObjectNode> operations, Map<String, ObjectNode> shapes) {
        Set<String> needed = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(operations);
        while (!open.isEmpty()) {
            JsonNode next = open.remove();
            if (next.isContainerNode()) {
                next.forEach(open::add);
            } else if (shapes.containsKey(next.asText()) && needed.add(next.asText())) {
                open.add(shapes.get(next.asText()));
            }
        }
        return needed;
    }

    private static ObjectNode operation(JsonNode operation) {
        ObjectNode compact = JSON.createObjectNode();
        compact.set("input", operation.path("input").path("shape"));
        if (operation.has("output")) {
            compact.set("output", operation.path("output").path("shape"));
        }
        var errors = compact.putArray("errors");
        operation.path("errors").forEach(error -> errors.add(error.path("shape")));
        return compact;
    }

    private static ObjectNode shape(JsonNode shape) {
        ObjectNode compact = JSON.createObjectNode();
        CONSTRAINTS.stream().filter(shape::has).forEach(field -> compact.set(field, shape.get(field)));
        if (shape.has("enum")) {
            compact.set("enumValues", shape.get("enum"));
        }
        for (String reference : List.of("member", "key", "value")) {
            if (shape.has(reference)) {
                compact.set(reference, shape.get(reference).path("shape"));
            }
        }
        if (shape.has("members")) {
            ObjectNode members = compact.putObject("members");
            shape.get("members")
                    .properties()
                    .forEach(m -> members.set(m.getKey(), m.getValue().path("shape")));
        }
        if (shape.has("required")) {
            compact.set("required", shape.get("required"));
        }
        if (shape.path("error").has("code")) {
            compact.set("code", shape.path("error").get("code"));
        }
        return compact;
    }

    /** One entry a line, so that a difference between two models reads well. */
    private static String lines(Map<String, ObjectNode> entries) throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, ObjectNode> entry : entries.entrySet()) {
            lines.append(lines.isEmpty() ? "{\n" : ",\n")
                    .append(JSON.writeValueAsString(entry.getKey()))
                    .append(": ")
                    .append(JSON.writeValueAsString(entry.getValue()));
        }
        return lines.append("\n}").toString();
    }
}
