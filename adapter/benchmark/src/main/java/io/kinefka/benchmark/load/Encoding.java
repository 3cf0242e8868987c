package io.kinefka.benchmark.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;

/** How bodies are written. */
public enum Encoding {
    JSON("application/x-amz-json-1.1", new JsonFactory()),
    CBOR("application/x-amz-cbor-1.1", new CBORFactory());

    private final String contentType;

    @SuppressWarnings("ImmutableEnumChecker") // Factories do not change once they are configured.
    private final JsonFactory factory;

    Encoding(String contentType, JsonFactory factory) {
        this.contentType = contentType;
        this.factory = factory;
    }

    /** What the header of that name says. */
    public String contentType() {
        return contentType;
    }

    JsonFactory factory() {
        return factory;
    }
}
