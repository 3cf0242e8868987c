package io.kinefka.companions.dynamodb.value;

import io.kinefka.companions.dynamodb.value.AttributeValue.Document;
import io.kinefka.log.table.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How documents are written down: a version, then values, each with the code of its type before it. */
public final class ItemFormat {
    private static final byte VERSION = 0;
    /** The codes of types are their places here. Types may be added at the end. */
    private static final List<ValueType> TYPES = List.of(
            ValueType.S,
            ValueType.N,
            ValueType.B,
            ValueType.SS,
            ValueType.NS,
            ValueType.BS,
            ValueType.M,
            ValueType.L,
            ValueType.BOOL,
            ValueType.NULL);

    private ItemFormat() {}

    /** Writes a document. */
    public static Bytes encode(Document document) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** Reads a document. */
    public static Document decode(Bytes written) {
        try (var in = new DataInputStream(new ByteArrayInputStream(written.array()))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IOException("Items of format " + version + " are not understood");
            }
            return (Document) read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(DataOutputStream out, AttributeValue value) throws IOException {
        out.writeByte(TYPES.indexOf(value.type()));
        if (value instanceof AttributeValue.Text text) {
            write(out, text.value());
        } else if (value instanceof AttributeValue.Numeric number) {
            write(out, number.value().toString());
        } else if (value instanceof AttributeValue.Binary binary) {
            write(out, binary.value().array());
        } else if (value instanceof AttributeValue.TextSet set) {
            out.writeInt(set.values().size());
            for (var each : set.values()) {
                write(out, each);
            }
        } else if (value instanceof AttributeValue.NumberSet set) {
            out.writeInt(set.values().size());
            for (var each : set.values()) {
                write(out, each.toString());
            }
        } else if (value instanceof AttributeValue.BinarySet set) {
            out.writeInt(set.values().size());
            for (var each : set.values()) {
                write(out, each.array());
            }
        } else if (value instanceof Document document) {
            out.writeInt(document.members().size());
            for (var each : document.members().entrySet()) {
                write(out, each.getKey());
                write(out, each.getValue());
            }
        } else if (value instanceof AttributeValue.Sequence sequence) {
            out.writeInt(sequence.values().size());
            for (var each : sequence.values()) {
                write(out, each);
            }
        } else if (value instanceof AttributeValue.Bool bool) {
            out.writeBoolean(bool.value());
        }
    }

    private static AttributeValue read(DataInputStream in) throws IOException {
        return switch (TYPES.get(in.readByte())) {
            case S -> new AttributeValue.Text(text(in));
            case N -> new AttributeValue.Numeric(new BigDecimal(text(in)));
            case B -> new AttributeValue.Binary(Bytes.of(bytes(in)));
            case SS -> new AttributeValue.TextSet(set(in, ItemFormat::text));
            case NS -> new AttributeValue.NumberSet(set(in, from -> new BigDecimal(text(from))));
            case BS -> new AttributeValue.BinarySet(set(in, from -> Bytes.of(bytes(from))));
            case M -> document(in);
            case L -> sequence(in);
            case BOOL -> new AttributeValue.Bool(in.readBoolean());
            case NULL -> new AttributeValue.Null();
        };
    }

    private static Document document(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            members.put(text(in), read(in));
        }
        return new Document(members);
    }

    private static AttributeValue sequence(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<AttributeValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read(in));
        }
        return new AttributeValue.Sequence(values);
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> Set<T> set(DataInputStream in, Reader<T> member) throws IOException {
        int count = in.readInt();
        Set<T> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            values.add(member.read(in));
        }
        return values;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
