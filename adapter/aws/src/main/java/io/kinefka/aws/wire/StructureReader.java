package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads a structure: members by AWS's names, without those that are null or unknown. */
final class StructureReader implements ValueReader {
    private final Map<String, ValueReader> members = new HashMap<>();

    /** Adds a member; separate from construction, because structures may contain themselves. */
    void add(String name, ValueReader reader) {
        members.put(name, reader);
    }

    @Override
    public Map<String, Object> read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationError.notComposite(parser.currentToken(), "null");
        }
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            ValueReader reader = members.get(parser.currentName());
            JsonToken token = parser.nextToken();
            if (reader == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values.put(parser.currentName(), reader.read(parser));
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw SerializationError.malformed();
        }
        return values;
    }
}
