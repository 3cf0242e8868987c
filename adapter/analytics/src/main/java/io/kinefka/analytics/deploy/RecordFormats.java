package io.kinefka.analytics.deploy;

import io.kinefka.analytics.application.RecordFormat;
import io.kinefka.analytics.application.RecordSchema;
import io.kinefka.analytics.record.InputFormat;
import io.kinefka.analytics.record.JsonPath;

/** Makes of a schema, as the API has it, a format that can be read. */
final class RecordFormats {
    private RecordFormats() {}

    /**
     * The format of records of that schema.
     *
     * @throws IllegalArgumentException if it has a path that is none
     */
    static InputFormat of(RecordSchema schema) {
        if (schema.format() instanceof RecordFormat.Csv csv) {
            return new InputFormat.Csv(csv.rowDelimiter(), csv.columnDelimiter());
        }
        RecordFormat.Json json = (RecordFormat.Json) schema.format();
        return new InputFormat.Json(
                JsonPath.parse(json.rowPath()),
                schema.columns().stream()
                        .map(column -> JsonPath.parse(column.mapping().orElseThrow()))
                        .toList());
    }
}
