package io.kinefka.log.consumer;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.UnsupportedFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of a consumer's catalog record: an int16 format version, then the components of {@link StreamConsumer} in
 * their order, written as in a stream's record. The instant of one that nobody has deregistered is the least int64.
 */
final class StreamConsumerFormat {
    private static final short VERSION = 0;
    private static final long NEVER = Long.MIN_VALUE;

    private StreamConsumerFormat() {}

    static byte[] encode(StreamConsumer consumer) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            out.writeUTF(consumer.stream().accountId());
            out.writeUTF(consumer.stream().region());
            out.writeUTF(consumer.stream().name());
            out.writeUTF(consumer.name());
            out.writeLong(consumer.createdAt().toEpochMilli());
            out.writeLong(consumer.activeAt().toEpochMilli());
            Instant goneAt = consumer.goneAt();
            out.writeLong(goneAt == null ? NEVER : goneAt.toEpochMilli());
            out.writeInt(consumer.tags().size());
            for (var tag : consumer.tags().entrySet()) {
                out.writeUTF(tag.getKey());
                out.writeUTF(tag.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what this version has encoded.
     *
     * @throws UnsupportedFormatException if a newer version has written it
     */
    static StreamConsumer decode(byte[] value) {
        try (var in = new DataInputStream(new ByteArrayInputStream(value))) {
            short version = in.readShort();
            if (version != VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            var stream = new StreamId(in.readUTF(), in.readUTF(), in.readUTF());
            String name = in.readUTF();
            var createdAt = Instant.ofEpochMilli(in.readLong());
            var activeAt = Instant.ofEpochMilli(in.readLong());
            long goneAt = in.readLong();
            return new StreamConsumer(
                    stream,
                    name,
                    createdAt,
                    activeAt,
                    goneAt == NEVER ? null : Instant.ofEpochMilli(goneAt),
                    readTags(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Not a consumer's catalog record", e);
        }
    }

    private static SortedMap<String, String> readTags(DataInputStream in) throws IOException {
        var tags = new TreeMap<String, String>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            tags.put(in.readUTF(), in.readUTF());
        }
        return tags;
    }
}
