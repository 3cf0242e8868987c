package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.kinefka.aws.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what several answers have in common as bytes that are made once. */
final class SharedWriter implements ValueWriter {
    private static final int JSON_NULL_BYTES = 4;
    private static final int CBOR_NULL_BYTES = 1;

    private final ValueWriter content;

    private record Bytes(SharedWriter writer, Encoding encoding) {}

    SharedWriter(ValueWriter content) {
        this.content = content;
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        var shared = (Shared<?>) value;
        var encoding = generator instanceof CBORGenerator ? Encoding.CBOR : Encoding.JSON;
        var bytes = shared.bytes(new Bytes(this, encoding), () -> encoded(encoding, shared.value()));
        if (bytes.isPresent() && generator.getOutputTarget() instanceof BodyBuffer body) {
            // So the generator keeps count of what is written.
            generator.writeNull();
            generator.flush();
            body.replaceLast(encoding == Encoding.CBOR ? CBOR_NULL_BYTES : JSON_NULL_BYTES, bytes.get());
        } else {
            content.write(generator, shared.value());
        }
    }

    private byte[] encoded(Encoding encoding, Object value) {
        var body = new BodyBuffer();
        try (JsonGenerator generator = encoding.generator(body)) {
            content.write(generator, value);
        } catch (IOException unencodable) {
            throw new UncheckedIOException(unencodable);
        }
        var whole = body.whole();
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }
}
