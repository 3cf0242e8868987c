package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kinefka.aws.model.Shape.StructureShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Turns the body of one operation's requests into members by AWS's names. */
final class RequestDecoder {
    private final StructureReader root;
    private final StructureReader rpcRoot;

    RequestDecoder(StructureShape input) {
        this.root = new ShapeReaders(ScalarReaders::timestamp).structure(input);
        this.rpcRoot = new ShapeReaders(ScalarReaders::secondsTimestamp).structure(input);
    }

    /**
     * Decodes a body. Nothing in the result refers to the body's memory.
     *
     * @return text, numbers, booleans, instants, byte buffers, and lists and maps of these
     * @throws io.kinefka.aws.AwsException a SerializationException when the body does not fit
     */
    Map<String, Object> decode(Encoding encoding, ByteBuffer body) {
        if (encoding == Encoding.RPC_V2_CBOR && !body.hasRemaining()) {
            return Map.of();
        }
        try (JsonParser parser = encoding.parser(body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                throw SerializationError.malformed();
            }
            Map<String, Object> members = (encoding == Encoding.RPC_V2_CBOR ? rpcRoot : root).read(parser);
            if (parser.nextToken() != null) {
                throw SerializationError.malformed();
            }
            return members;
        } catch (IOException malformed) {
            throw SerializationError.malformed();
        }
    }

    /** Whether a body is a JSON object or array, whatever is in it. */
    static boolean isJson(ByteBuffer body) {
        try (JsonParser parser = Encoding.JSON.parser(body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }
}
