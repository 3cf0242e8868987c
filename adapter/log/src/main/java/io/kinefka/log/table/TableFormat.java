package io.kinefka.log.table;

import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.log.table.TableRecord.SnapshotBegin;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import io.kinefka.log.table.TableRecord.SnapshotPart;
import io.kinefka.mapping.UnsupportedFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the records of a table's log are written down: a version, a kind, and what that kind has. */
final class TableFormat {
    private static final byte VERSION = 0;

    private static final byte CHANGED = 0;
    private static final byte SNAPSHOT_BEGIN = 1;
    private static final byte SNAPSHOT_PART = 2;
    private static final byte SNAPSHOT_END = 3;

    private static final byte PUT = 0;
    private static final byte DELETE = 1;
    private static final byte KEEP = 2;
    private static final byte DELETE_ALL = 3;

    private TableFormat() {}

    static byte[] encode(TableRecord what) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            if (what instanceof Changed changed) {
                out.writeByte(CHANGED);
                write(out, changed.author());
                out.writeLong(changed.number());
                out.writeInt(changed.writes().size());
                for (var each : changed.writes()) {
                    write(out, each);
                }
            } else if (what instanceof SnapshotBegin begin) {
                out.writeByte(SNAPSHOT_BEGIN);
                write(out, begin.author());
            } else if (what instanceof SnapshotPart part) {
                out.writeByte(SNAPSHOT_PART);
                out.writeLong(part.begin());
                out.writeInt(part.entries().size());
                for (var each : part.entries().entrySet()) {
                    write(out, each.getKey());
                    out.writeLong(each.getValue().version());
                    write(out, each.getValue().value());
                }
            } else if (what instanceof SnapshotEnd end) {
                out.writeByte(SNAPSHOT_END);
                out.writeLong(end.begin());
                out.writeInt(end.parts());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a record.
     *
     * @throws UnsupportedFormatException if a newer version of this program wrote it
     */
    static TableRecord decode(byte[] written) {
        try (var in = new DataInputStream(new ByteArrayInputStream(written))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            byte kind = in.readByte();
            return switch (kind) {
                case CHANGED -> new Changed(uuid(in), in.readLong(), writes(in));
                case SNAPSHOT_BEGIN -> new SnapshotBegin(uuid(in));
                case SNAPSHOT_PART -> new SnapshotPart(in.readLong(), entries(in));
                case SNAPSHOT_END -> new SnapshotEnd(in.readLong(), in.readInt());
                default -> throw new UncheckedIOException(new IOException("No kind of record: " + kind));
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(DataOutputStream out, Write what) throws IOException {
        if (what instanceof Write.Put put) {
            out.writeByte(PUT);
            write(out, put.key());
            out.writeLong(put.expected());
            write(out, put.value());
        } else if (what instanceof Write.Delete delete) {
            out.writeByte(DELETE);
            write(out, delete.key());
            out.writeLong(delete.expected());
        } else if (what instanceof Write.Keep keep) {
            out.writeByte(KEEP);
            write(out, keep.key());
            out.writeLong(keep.expected());
        } else if (what instanceof Write.DeleteAll all) {
            out.writeByte(DELETE_ALL);
            write(out, all.prefix());
        }
    }

    private static List<Write> writes(DataInputStream in) throws IOException {
        int count = in.readInt();
        var writes = new ArrayList<Write>(count);
        for (int i = 0; i < count; i++) {
            byte kind = in.readByte();
            writes.add(
                    switch (kind) {
                        case PUT -> new Write.Put(bytes(in), in.readLong(), bytes(in));
                        case DELETE -> new Write.Delete(bytes(in), in.readLong());
                        case KEEP -> new Write.Keep(bytes(in), in.readLong());
                        case DELETE_ALL -> new Write.DeleteAll(bytes(in));
                        default -> throw new IOException("No kind of write: " + kind);
                    });
        }
        return writes;
    }

    private static Map<Bytes, Entry> entries(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<Bytes, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            var key = bytes(in);
            entries.put(key, new Entry(in.readLong(), bytes(in)));
        }
        return entries;
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static void write(DataOutputStream out, Bytes bytes) throws IOException {
        out.writeInt(bytes.length());
        out.write(bytes.array());
    }

    private static Bytes bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("A record ends too early");
        }
        return Bytes.of(in.readNBytes(length));
    }
}
