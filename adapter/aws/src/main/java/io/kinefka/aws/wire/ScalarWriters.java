package io.kinefka.aws.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.NumberKind;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StringShape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Writes text, numbers, booleans, instants and bytes. */
final class ScalarWriters {
    private static final int EPOCH_TAG = 1;

    private ScalarWriters() {}

    /** The writer of a shape, which writes instants that way. */
    static ValueWriter of(Shape scalar, ValueWriter timestamps) {
        if (scalar instanceof StringShape) {
            return (generator, value) -> generator.writeString((String) value);
        }
        if (scalar instanceof NumberShape number) {
            return number(number.kind());
        }
        if (scalar instanceof BooleanShape) {
            return (generator, value) -> generator.writeBoolean((boolean) value);
        }
        return scalar instanceof BlobShape ? ScalarWriters::blob : timestamps;
    }

    private static ValueWriter number(NumberKind kind) {
        return switch (kind) {
            case INTEGER -> (generator, value) -> generator.writeNumber((int) value);
            case LONG -> (generator, value) -> generator.writeNumber((long) value);
            case FLOAT, DOUBLE -> (generator, value) -> generator.writeNumber((double) value);
        };
    }

    /** Seconds with a fraction; in CBOR tagged milliseconds. */
    static void timestamp(JsonGenerator generator, Object value) throws IOException {
        long millis = ((Instant) value).toEpochMilli();
        if (generator instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
            cbor.writeNumber(millis);
        } else {
            generator.writeNumber(BigDecimal.valueOf(millis, 3).toPlainString());
        }
    }

    /** Tagged seconds with a fraction. */
    static void rpcTimestamp(JsonGenerator generator, Object value) throws IOException {
        ((CBORGenerator) generator).writeTag(EPOCH_TAG);
        generator.writeNumber(((Instant) value).toEpochMilli() / 1000.0);
    }

    private static void blob(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof byte[] bytes) {
            generator.writeBinary(bytes);
            return;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        if (buffer.hasArray()) {
            generator.writeBinary(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        } else {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            generator.writeBinary(copy);
        }
    }
}
