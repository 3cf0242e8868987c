package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as a client reads it: the members of its body by name. */
record ErrorAnswer(int status, Map<String, String> members) {

    static ErrorAnswer read(Dialect dialect, WireResponse response) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = dialect.encoding().parser(response.body())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                members.put(parser.currentName(), parser.nextTextValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ErrorAnswer(response.status(), members);
    }

    String code() {
        return members.getOrDefault("__type", "");
    }
}
