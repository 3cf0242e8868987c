package io.kinefka.analytics.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of JSON values; a column that is not there is NULL. */
final class JsonRowReader implements RowReader {
    private static final int DEPTH_MAX = 100;
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            // Digits are as they were written.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private final InputFormat.Json format;
    private final List<Coercion> coercions;

    JsonRowReader(InputFormat.Json format, List<Coercion> coercions) {
        this.format = format;
        this.coercions = coercions;
    }

    @Override
    public void read(byte[] data, Rows rows) {
        try (JsonParser parser = READER.createParser(data)) {
            while (parser.nextToken() != null) {
                JsonNode value = READER.readTree(parser);
                for (JsonNode row : format.rows().all(value)) {
                    readRow(row, rows);
                }
            }
        } catch (IOException e) {
            rows.malformed("Not JSON: " + firstLine(e));
        }
    }

    private void readRow(JsonNode row, Rows rows) {
        if (!row.isContainerNode()) {
            rows.malformed("Not a JSON object: " + row.getNodeType());
            return;
        }
        try {
            @Nullable Object[] columns = new Object[coercions.size()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = coercions.get(i).apply(text(format.columns().get(i).value(row)));
            }
            rows.row(columns);
        } catch (MalformedValueException e) {
            rows.malformed(e.reason());
        }
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String firstLine(IOException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
