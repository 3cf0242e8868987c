package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads one value of a known shape: the first validation stage. */
@FunctionalInterface
interface ValueReader {

    /**
     * Reads the value that begins at the parser's current token, which is not null, and stops at its last token.
     *
     * @throws io.kinefka.aws.AwsException a SerializationException when the value is of another type
     */
    Object read(JsonParser parser) throws IOException;
}
