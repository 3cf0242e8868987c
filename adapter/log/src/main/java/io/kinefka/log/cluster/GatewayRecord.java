package io.kinefka.log.cluster;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.UnsupportedFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A sign of life of a gateway.
 *
 * @param drained the closings for which it has finished all its appends
 */
record GatewayRecord(Set<Closing> drained) {
    private static final short VERSION = 0;

    GatewayRecord {
        drained = Set.copyOf(drained);
    }

    byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            out.writeInt(drained.size());
            for (Closing closing : drained) {
                out.writeUTF(closing.stream().accountId());
                out.writeUTF(closing.stream().region());
                out.writeUTF(closing.stream().name());
                out.writeLong(closing.createdAt().toEpochMilli());
                out.writeInt(closing.lastShard());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static GatewayRecord decode(byte[] value) {
        try (var in = new DataInputStream(new ByteArrayInputStream(value))) {
            short version = in.readShort();
            if (version != VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            var drained = new HashSet<Closing>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                drained.add(new Closing(
                        new StreamId(in.readUTF(), in.readUTF(), in.readUTF()),
                        Instant.ofEpochMilli(in.readLong()),
                        in.readInt()));
            }
            return new GatewayRecord(drained);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
