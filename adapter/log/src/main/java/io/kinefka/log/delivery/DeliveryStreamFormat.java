package io.kinefka.log.delivery;

import io.kinefka.log.catalog.DocumentFormat;
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
 * The value of a delivery stream's catalog record: an int16 format version, then the components of
 * {@link DeliveryStream} in their order, written as in a stream's record; status and source by name, documents as
 * {@link DocumentFormat} says.
 */
final class DeliveryStreamFormat {
    private static final short VERSION = 0;

    private DeliveryStreamFormat() {}

    static byte[] encode(DeliveryStream stream) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            out.writeUTF(stream.id().accountId());
            out.writeUTF(stream.id().region());
            out.writeUTF(stream.id().name());
            out.writeUTF(stream.status().name());
            out.writeLong(stream.createdAt().toEpochMilli());
            out.writeLong(stream.updatedAt().toEpochMilli());
            out.writeLong(stream.version());
            out.writeUTF(stream.source().awsName());
            out.writeUTF(stream.topic());
            out.writeInt(stream.partitions());
            out.writeLong(stream.startsAt().toEpochMilli());
            out.writeUTF(stream.application());
            DocumentFormat.write(out, stream.sourceSettings());
            DocumentFormat.write(out, stream.destination());
            DocumentFormat.write(out, stream.encryption());
            out.writeInt(stream.tags().size());
            for (var tag : stream.tags().entrySet()) {
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
    static DeliveryStream decode(byte[] value) {
        try (var in = new DataInputStream(new ByteArrayInputStream(value))) {
            short version = in.readShort();
            if (version != VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            return new DeliveryStream(
                    new DeliveryStreamId(in.readUTF(), in.readUTF(), in.readUTF()),
                    DeliveryStreamStatus.valueOf(in.readUTF()),
                    Instant.ofEpochMilli(in.readLong()),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readLong(),
                    DeliverySource.of(in.readUTF()),
                    in.readUTF(),
                    in.readInt(),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readUTF(),
                    DocumentFormat.readMap(in),
                    DocumentFormat.readMap(in),
                    DocumentFormat.readMap(in),
                    readTags(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Not a delivery stream's catalog record", e);
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
