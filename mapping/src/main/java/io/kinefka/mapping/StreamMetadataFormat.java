package io.kinefka.mapping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of a stream's catalog record.
 *
 * <p>Big endian, as {@link java.io.DataOutput} writes it: an int16 format version, then the components of
 * {@link StreamMetadata} in their order. Text is modified UTF-8 with an int16 length, an instant is int64 milliseconds
 * since 1970, an enum its name, a collection an int32 size and its elements. Version 0 ended after the lineage.
 */
public final class StreamMetadataFormat {

    private static final short VERSION = 1;

    private StreamMetadataFormat() {}

    public static byte[] encode(StreamMetadata stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeShort(VERSION);
            writeStream(out, stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what this or an older version of Kinefka has encoded.
     *
     * @throws UnsupportedFormatException if a newer version has written it
     * @throws IllegalArgumentException if the bytes are not a stream's record
     */
    public static StreamMetadata decode(byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            short version = in.readShort();
            if (version > VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            if (version < 0) {
                throw new IllegalArgumentException("Not a format version: " + version);
            }
            StreamMetadata stream = readStream(in, version);
            if (in.available() > 0) {
                throw new IllegalArgumentException(
                        "A stream's catalog record is followed by " + in.available() + " bytes");
            }
            return stream;
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("Not a stream's catalog record", e);
        }
    }

    private static void writeStream(DataOutputStream out, StreamMetadata stream) throws IOException {
        out.writeUTF(stream.id().accountId());
        out.writeUTF(stream.id().region());
        out.writeUTF(stream.id().name());
        out.writeUTF(stream.topic());
        out.writeUTF(stream.status().name());
        out.writeLong(stream.statusUntil().toEpochMilli());
        out.writeLong(stream.createdAt().toEpochMilli());
        out.writeLong(stream.trimmedBefore().toEpochMilli());
        out.writeInt(stream.retentionHours());
        out.writeUTF(stream.mode().name());
        out.writeInt(stream.tags().size());
        for (var tag : stream.tags().entrySet()) {
            out.writeUTF(tag.getKey());
            out.writeUTF(tag.getValue());
        }
        ShardFormat.writeAll(out, stream.shards());
        StreamOptionsFormat.write(out, stream.options());
        ReshardingFormat.write(out, stream.resharding());
    }

    private static StreamMetadata readStream(DataInputStream in, short version) throws IOException {
        return new StreamMetadata(
                new StreamId(in.readUTF(), in.readUTF(), in.readUTF()),
                in.readUTF(),
                StreamStatus.valueOf(in.readUTF()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                in.readInt(),
                StreamMode.valueOf(in.readUTF()),
                readTags(in),
                ShardFormat.readAll(in),
                version == 0 ? StreamOptions.DEFAULT : StreamOptionsFormat.read(in),
                version == 0 ? null : ReshardingFormat.read(in));
    }

    private static SortedMap<String, String> readTags(DataInputStream in) throws IOException {
        SortedMap<String, String> tags = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            tags.put(in.readUTF(), in.readUTF());
        }
        return tags;
    }
}
