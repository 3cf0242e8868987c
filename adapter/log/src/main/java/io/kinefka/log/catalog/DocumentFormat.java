package io.kinefka.log.catalog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document in a catalog record: each value is a byte that tells its kind, and its content. Texts are their length in
 * bytes and UTF-8, because they may be longer than 64 KiB; members of maps are ordered by name.
 */
public final class DocumentFormat {
    private static final byte TEXT = 1;
    private static final byte INTEGER = 2;
    private static final byte LONG = 3;
    private static final byte DOUBLE = 4;
    private static final byte BOOLEAN = 5;
    private static final byte INSTANT = 6;
    private static final byte LIST = 7;
    private static final byte MAP = 8;

    private DocumentFormat() {}

    /** Writes a text, number, boolean, instant, list or map. */
    public static void write(DataOutputStream out, Object value) throws IOException {
        if (value instanceof String text) {
            out.writeByte(TEXT);
            writeText(out, text);
        } else if (value instanceof Integer number) {
            out.writeByte(INTEGER);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof Boolean truth) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(truth);
        } else if (value instanceof Instant instant) {
            out.writeByte(INSTANT);
            out.writeLong(instant.toEpochMilli());
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            out.writeInt(list.size());
            for (Object member : list) {
                write(out, member);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(MAP);
            writeMembers(out, map);
        } else {
            throw new IllegalArgumentException("Not a document's value: " + value.getClass());
        }
    }

    private static void writeMembers(DataOutputStream out, Map<?, ?> map) throws IOException {
        var ordered = new TreeMap<String, Object>();
        map.forEach((name, member) -> ordered.put((String) name, member));
        out.writeInt(ordered.size());
        for (var member : ordered.entrySet()) {
            writeText(out, member.getKey());
            write(out, member.getValue());
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #write} has written of a map. */
    @SuppressWarnings("unchecked") // maps have text keys
    public static Map<String, Object> readMap(DataInputStream in) throws IOException {
        if (read(in) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IOException("Not a document");
    }

    private static Object read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case TEXT -> readText(in);
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case INSTANT -> Instant.ofEpochMilli(in.readLong());
            case LIST -> readList(in);
            case MAP -> readMembers(in);
            default -> throw new IOException("Unknown kind of value: " + kind);
        };
    }

    private static List<Object> readList(DataInputStream in) throws IOException {
        var list = new ArrayList<Object>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            list.add(read(in));
        }
        return list;
    }

    private static Map<String, Object> readMembers(DataInputStream in) throws IOException {
        var map = new LinkedHashMap<String, Object>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = readText(in);
            map.put(name, read(in));
        }
        return map;
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
