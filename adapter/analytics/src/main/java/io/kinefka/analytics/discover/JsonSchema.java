package io.kinefka.analytics.discover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The columns of JSON documents: what is in their objects, those within others included, and is no array. */
final class JsonSchema {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);
    private static final int DEPTH_MAX = 5;
    private static final int COLUMNS_MAX = 1000;

    private final Map<String, DiscoveredColumn> columns = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    private JsonSchema() {}

    /** The schema of documents, of which a record may have several; empty if they are not all objects, or not all arrays of objects. */
    static Optional<Discovered> of(List<String> records) {
        var documents = new ArrayList<JsonNode>();
        for (String text : records) {
            try (var all = JSON.<JsonNode>readValues(text)) {
                all.readAll(documents);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        if (documents.stream().allMatch(JsonNode::isObject)) {
            return schema("$", documents);
        }
        return documents.stream().allMatch(JsonSchema::isArrayOfObjects)
                ? schema("$[0:]", elements(documents))
                : Optional.empty();
    }

    private static boolean isArrayOfObjects(JsonNode document) {
        return document.isArray()
                && StreamSupport.stream(document.spliterator(), false).allMatch(JsonNode::isObject);
    }

    private static List<JsonNode> elements(List<JsonNode> arrays) {
        var elements = new ArrayList<JsonNode>();
        arrays.forEach(array -> array.forEach(elements::add));
        return elements;
    }

    private static Optional<Discovered> schema(String rowPath, List<JsonNode> objects) {
        var schema = new JsonSchema();
        for (JsonNode object : objects) {
            var row = new LinkedHashMap<String, String>();
            schema.see(object, "$", 1, row);
            schema.rows.add(row);
        }
        if (schema.columns.isEmpty()) {
            return Optional.empty();
        }
        var parsed = schema.rows.stream()
                .map(row -> schema.columns.keySet().stream()
                        .map(path -> row.getOrDefault(path, ""))
                        .toList())
                .toList();
        return Optional.of(new Discovered(
                Discovered.schema(
                        "JSON",
                        Map.of("JSONMappingParameters", Map.of("RecordRowPath", rowPath)),
                        List.copyOf(schema.columns.values())),
                parsed));
    }

    private void see(JsonNode object, String path, int depth, Map<String, String> row) {
        for (var member : object.properties()) {
            String memberPath = path + step(member.getKey());
            var value = member.getValue();
            if (value.isObject()) {
                if (depth < DEPTH_MAX) {
                    see(value, memberPath, depth + 1, row);
                }
            } else if (value.isValueNode() && !value.isNull()) {
                see(member.getKey(), memberPath, value, row);
            }
        }
    }

    private static String step(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name.replace("'", "\\'") + "']";
    }

    private void see(String name, String path, JsonNode value, Map<String, String> row) {
        var column = columns.get(path);
        if (column == null) {
            if (columns.size() == COLUMNS_MAX) {
                return;
            }
            column = new DiscoveredColumn(newName(name), Optional.of(path));
            columns.put(path, column);
        }
        String text = value.asText();
        if (value.isNumber()) {
            column.seeNumber(text);
        } else if (value.isBoolean()) {
            column.seeBoolean(text);
        } else {
            column.seeText(text);
        }
        row.put(path, text);
    }

    /** Members of different objects may have the same name. */
    private String newName(String found) {
        String name = DiscoveredColumn.nameFor(found);
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }
}
