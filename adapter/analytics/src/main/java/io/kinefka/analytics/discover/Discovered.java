package io.kinefka.analytics.discover;

import java.util.List;
import java.util.Map;

/**
 * A schema that fits records.
 *
 * @param schema as the API's SourceSchema, its members by AWS's names
 * @param parsed the values of the columns of each row, as texts
 */
public record Discovered(Map<String, Object> schema, List<List<String>> parsed) {

    static Map<String, Object> schema(String type, Map<String, Object> parameters, List<DiscoveredColumn> columns) {
        return Map.of(
                "RecordFormat",
                Map.of("RecordFormatType", type, "MappingParameters", parameters),
                "RecordEncoding",
                "UTF-8",
                "RecordColumns",
                columns.stream().map(DiscoveredColumn::members).toList());
    }
}
