package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;

/** Opens whole bodies that are UTF-8, as all real ones are, with a {@link JsonBodyParser}. */
final class JsonBodyFactory extends JsonFactory {
    private static final long serialVersionUID = 1;

    JsonBodyFactory(JsonFactoryBuilder builder) {
        super(builder);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        // What begins with a brace and no zero next to it is neither UTF-16 nor UTF-32 and has no byte order mark.
        if (length < 2 || data[offset] != '{' || data[offset + 1] == 0) {
            return super._createParser(data, offset, length, context);
        }
        return new JsonBodyParser(
                context,
                _parserFeatures,
                _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures),
                data,
                offset,
                offset + length);
    }
}
