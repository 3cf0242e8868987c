package io.kinefka.analytics.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kinefka.analytics.sql.TableSchema;
import io.kinefka.analytics.sql.parser.ApplicationParser;
import io.kinefka.analytics.sql.parser.CodeValidationException;
import io.kinefka.analytics.sql.parser.CreateStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What application code reads: from declarations as in CREATE STREAM, or from an application's configuration. */
record Schemas(List<TableSchema> inputs, List<TableSchema> references) {
    static final Schemas NONE = new Schemas(List.of(), List.of());

    private static final JsonMapper JSON = new JsonMapper();

    /** Copies the lists. */
    Schemas {
        inputs = List.copyOf(inputs);
        references = List.copyOf(references);
    }

    /** The Inputs and ReferenceDataSources that are anywhere in a request. */
    static Schemas ofConfiguration(String json) throws IOException {
        var request = JSON.readTree(json);
        var inputs = new ArrayList<TableSchema>();
        for (var input : list(request, "Inputs")) {
            var columns = columns(input.path("InputSchema"));
            var count = input.path("InputParallelism").path("Count").asInt(1);
            for (var i = 1; i <= count; i++) {
                var name = "%s_%03d".formatted(input.path("NamePrefix").asText(), i);
                inputs.add(new TableSchema(name, columns));
            }
        }
        var references = list(request, "ReferenceDataSources").stream()
                .map(source ->
                        new TableSchema(source.path("TableName").asText(), columns(source.path("ReferenceSchema"))))
                .toList();
        return new Schemas(inputs, references);
    }

    /** These, and those of declarations such as {@code NAME (COLUMN TYPE, ...)}. */
    Schemas and(List<String> moreInputs, List<String> moreReferences) {
        return new Schemas(with(inputs, moreInputs), with(references, moreReferences));
    }

    private static List<TableSchema> with(List<TableSchema> schemas, List<String> declarations) {
        var all = new ArrayList<>(schemas);
        declarations.stream().map(Schemas::declared).forEach(all::add);
        return all;
    }

    private static TableSchema declared(String declaration) {
        var statements = ApplicationParser.statements("CREATE STREAM " + declaration);
        if (statements.size() != 1 || !(statements.get(0) instanceof CreateStream stream)) {
            throw new CodeValidationException("Not a schema: " + declaration, 0, 0);
        }
        var columns = stream.columns().stream()
                .map(column -> new TableSchema.Column(
                        column.name().getSimple(), column.type().toString()))
                .toList();
        return new TableSchema(stream.name().getSimple(), columns);
    }

    private static List<JsonNode> list(JsonNode request, String member) {
        var list = request.findValue(member);
        return list == null
                ? List.of()
                : StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static List<TableSchema.Column> columns(JsonNode schema) {
        return list(schema, "RecordColumns").stream()
                .map(column -> new TableSchema.Column(
                        column.path("Name").asText(), column.path("SqlType").asText()))
                .toList();
    }
}
