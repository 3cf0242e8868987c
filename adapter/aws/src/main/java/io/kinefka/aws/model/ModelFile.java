package io.kinefka.aws.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads a service's generated model file and lays the overlay of newer facts over it. */
final class ModelFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFile() {}

    static ModelDocument read(String service) throws IOException {
        ObjectNode model = resource(service + ".json");
        overlay(model, resource(service + "-overlay.json"));
        return document(model);
    }

    static ModelDocument document(ObjectNode model) throws IOException {
        return JSON.treeToValue(model, ModelDocument.class);
    }

    /** Objects are merged field by field; anything else replaces what was there. */
    static void overlay(ObjectNode base, ObjectNode overlay) {
        for (Map.Entry<String, JsonNode> field : overlay.properties()) {
            JsonNode present = base.get(field.getKey());
            if (present instanceof ObjectNode below && field.getValue() instanceof ObjectNode above) {
                overlay(below, above);
            } else {
                base.set(field.getKey(), field.getValue());
            }
        }
    }

    static ObjectNode resource(String file) throws IOException {
        try (InputStream in = ModelFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("No model file " + file + " beside " + ModelFile.class.getName());
            }
            return JSON.readValue(in, ObjectNode.class);
        }
    }
}
