package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kinefka.aws.model.Shape.StructureShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the output of one operation into the body of its reply. */
final class ReplyEncoder {
    private static final byte[] EMPTY_CBOR_MAP = {(byte) 0xa0};

    private final @Nullable RecordWriter writer;
    private final @Nullable RecordWriter rpcWriter;
    private final @Nullable EventEncoder events;

    /** For operations that answer with an empty body when the output type is {@link Void}. */
    ReplyEncoder(@Nullable StructureShape output, Class<?> type) {
        this.events = EventEncoder.of(output, type).orElse(null);
        if (type == Void.class || events != null) {
            this.writer = null;
            this.rpcWriter = null;
        } else if (output != null) {
            this.writer = new OutputBinding(ScalarWriters::timestamp).bind(output, type);
            this.rpcWriter = new OutputBinding(ScalarWriters::rpcTimestamp).bind(output, type);
        } else {
            throw new IllegalArgumentException("AWS answers with an empty body, not with " + type.getName());
        }
    }

    Reply encode(Encoding encoding, @Nullable Object output) {
        boolean isRpc = encoding == Encoding.RPC_V2_CBOR;
        RecordWriter chosen = isRpc ? rpcWriter : writer;
        if (chosen == null && events == null) {
            return Reply.success(isRpc ? ByteBuffer.wrap(EMPTY_CBOR_MAP) : Reply.EMPTY_BODY.duplicate());
        }
        if (output == null) {
            throw new IllegalStateException("An operation that answers with a body gave none");
        }
        return chosen == null
                ? Reply.events(Objects.requireNonNull(events).encode(output))
                : Reply.success(body(encoding, chosen, output));
    }

    private static ByteBuffer body(Encoding encoding, RecordWriter chosen, Object output) {
        BodyBuffer body = new BodyBuffer();
        try (JsonGenerator generator = encoding.generator(body)) {
            chosen.write(generator, output);
        } catch (IOException unencodable) {
            throw new UncheckedIOException(unencodable);
        }
        return body.whole();
    }
}
