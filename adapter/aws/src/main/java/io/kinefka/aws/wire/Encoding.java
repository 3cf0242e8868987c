package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** How bodies are encoded. */
enum Encoding {
    // Where a text lies in the body is asked for to decode blobs in place.
    JSON(new JsonBodyFactory(bounded(new JsonFactoryBuilder().enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)))),
    CBOR(bounded(CBORFactory.builder()).build()),
    /** As CBOR, but with instants in seconds. */
    RPC_V2_CBOR(bounded(CBORFactory.builder()).build());

    /**
     * Decoded, tiny values and texts take many times the memory that they take in a body. No call needs as many, or as
     * long ones, for blobs do not count.
     */
    private static final long TOKENS_MAX = 500_000;

    private static final int TEXT_CHARACTERS_MAX = 4 << 20;

    @SuppressWarnings("ImmutableEnumChecker") // a factory does not change once it is built
    private final JsonFactory factory;

    Encoding(JsonFactory factory) {
        this.factory = factory;
    }

    /** Opens a body for reading, without copying it as a whole. */
    JsonParser parser(ByteBuffer body) throws IOException {
        if (body.hasArray()) {
            return factory.createParser(body.array(), body.arrayOffset() + body.position(), body.remaining());
        }
        return factory.createParser(new ByteBufferBackedInputStream(body.duplicate()));
    }

    /** Starts a body. */
    JsonGenerator generator(OutputStream body) throws IOException {
        return factory.createGenerator(body);
    }

    /** Names come from callers, so they must neither be interned for ever nor be counted as an attack. */
    private static <F extends JsonFactory, B extends TSFBuilder<F, B>> B bounded(B builder) {
        return builder.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(200)
                        .maxStringLength(TEXT_CHARACTERS_MAX)
                        .maxTokenCount(TOKENS_MAX)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW);
    }
}
