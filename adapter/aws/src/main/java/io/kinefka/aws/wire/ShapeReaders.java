package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StringShape;
import io.kinefka.aws.model.Shape.StructureShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepares the readers of shapes; knows the structures already met, because shapes may contain themselves. */
final class ShapeReaders {
    private final ValueReader timestamps;
    private final Map<String, StructureReader> structures = new HashMap<>();

    /** The readers that read instants that way. */
    ShapeReaders(ValueReader timestamps) {
        this.timestamps = timestamps;
    }

    StructureReader structure(StructureShape shape) {
        StructureReader known = structures.get(shape.name());
        if (known != null) {
            return known;
        }
        StructureReader reader = new StructureReader();
        structures.put(shape.name(), reader);
        for (Member member : shape.members()) {
            reader.add(member.name(), reader(member.target().shape()));
        }
        return reader;
    }

    private ValueReader reader(Shape shape) {
        if (shape instanceof StringShape) {
            return ScalarReaders::text;
        }
        if (shape instanceof NumberShape number) {
            return ScalarReaders.number(number.kind());
        }
        if (shape instanceof BooleanShape) {
            return ScalarReaders::bool;
        }
        if (shape instanceof TimestampShape) {
            return timestamps;
        }
        if (shape instanceof BlobShape) {
            return ScalarReaders::blob;
        }
        if (shape instanceof ListShape list) {
            ValueReader member = reader(list.member().shape());
            return parser -> list(parser, member);
        }
        if (shape instanceof MapShape map) {
            ValueReader value = reader(map.value().shape());
            return parser -> map(parser, value);
        }
        return structure((StructureShape) shape);
    }

    private static List<Object> list(JsonParser parser, ValueReader member) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw SerializationError.notComposite(parser.currentToken(), "list or null");
        }
        List<Object> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            addOrNull(values, read(parser, token, member));
            token = parser.nextToken();
        }
        return values;
    }

    private static Map<String, Object> map(JsonParser parser, ValueReader value) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationError.notComposite(parser.currentToken(), "map or null");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!Unicode.isWellFormed(key)) {
                throw SerializationError.malformed();
            }
            putOrNull(values, key, read(parser, parser.nextToken(), value));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw SerializationError.malformed();
        }
        return values;
    }

    /** Nulls inside collections are kept: which member is null is for the constraints to say. */
    private static @Nullable Object read(JsonParser parser, @Nullable JsonToken token, ValueReader reader)
            throws IOException {
        if (token == null) {
            throw SerializationError.malformed();
        }
        return token == JsonToken.VALUE_NULL ? null : reader.read(parser);
    }

    @SuppressWarnings("NullAway") // the collections of a decoded body may hold nulls until they are checked
    private static void addOrNull(List<Object> values, @Nullable Object value) {
        values.add(value);
    }

    @SuppressWarnings("NullAway") // the collections of a decoded body may hold nulls until they are checked
    private static void putOrNull(Map<String, Object> values, String key, @Nullable Object value) {
        values.put(key, value);
    }
}
