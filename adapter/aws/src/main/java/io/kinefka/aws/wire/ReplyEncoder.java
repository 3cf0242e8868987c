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
    private final @Nullable RecordWriter writer;
    private final @Nullable EventEncoder events;

    /** For operations that answer with an empty body when the output type is {@link Void}. */
    ReplyEncoder(@Nullable StructureShape output, Class<?> type) {
        this.events = EventEncoder.of(output, type).orElse(null);
        if (type == Void.class || events != null) {
            this.writer = null;
        } else if (output != null) {
            this.writer = new OutputBinding().bind(output, type);
        } else {
            throw new IllegalArgumentException("AWS answers with an empty body, not with " + type.getName());
        }
    }

    Reply encode(Encoding encoding, @Nullable Object output) {
        if (writer == null && events == null) {
            return Reply.success(Reply.EMPTY_BODY.duplicate());
        }
        if (output == null) {
            throw new IllegalStateException("An operation that answers with a body gave none");
        }
        return events != null ? Reply.events(events.encode(output)) : Reply.success(body(encoding, output));
    }

    private ByteBuffer body(Encoding encoding, Object output) {
        var written = Objects.requireNonNull(writer);
        GrowingBuffer body = new GrowingBuffer();
        try (JsonGenerator generator = encoding.generator(body)) {
            written.write(generator, output);
        } catch (IOException unencodable) {
            throw new UncheckedIOException(unencodable);
        }
        return body.view();
    }
}
