package io.kinefka.log.analytics;

import io.kinefka.log.catalog.DocumentFormat;
import io.kinefka.mapping.UnsupportedFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of an application's catalog record, and of its earlier versions': an int16 format version, then the
 * components of {@link Application} in their order; the status by name, an instant that may be absent behind a boolean,
 * the settings as {@link DocumentFormat} says, operations and tags behind their count.
 */
final class ApplicationFormat {
    private static final short VERSION = 0;

    private ApplicationFormat() {}

    static byte[] encode(Application application) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            out.writeUTF(application.id().accountId());
            out.writeUTF(application.id().region());
            out.writeUTF(application.id().name());
            out.writeUTF(application.status().name());
            out.writeLong(application.createdAt().toEpochMilli());
            out.writeLong(application.updatedAt().toEpochMilli());
            out.writeLong(application.version());
            out.writeBoolean(application.startedAt().isPresent());
            if (application.startedAt().isPresent()) {
                out.writeLong(application.startedAt().get().toEpochMilli());
            }
            out.writeUTF(application.group());
            DocumentFormat.write(out, application.settings());
            out.writeInt(application.operations().size());
            for (var operation : application.operations()) {
                write(out, operation);
            }
            out.writeInt(application.tags().size());
            for (var tag : application.tags().entrySet()) {
                out.writeUTF(tag.getKey());
                out.writeUTF(tag.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, ApplicationOperation operation) throws IOException {
        out.writeUTF(operation.id());
        out.writeUTF(operation.name());
        out.writeLong(operation.at().toEpochMilli());
        out.writeLong(operation.fromVersion());
        out.writeLong(operation.toVersion());
    }

    /**
     * Reads what this version has encoded.
     *
     * @throws UnsupportedFormatException if a newer version has written it
     */
    static Application decode(byte[] value) {
        try (var in = new DataInputStream(new ByteArrayInputStream(value))) {
            short version = in.readShort();
            if (version != VERSION) {
                throw new UnsupportedFormatException(version, VERSION);
            }
            return new Application(
                    new ApplicationId(in.readUTF(), in.readUTF(), in.readUTF()),
                    ApplicationStatus.valueOf(in.readUTF()),
                    Instant.ofEpochMilli(in.readLong()),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readLong(),
                    in.readBoolean() ? Optional.of(Instant.ofEpochMilli(in.readLong())) : Optional.empty(),
                    in.readUTF(),
                    DocumentFormat.readMap(in),
                    readOperations(in),
                    readTags(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Not an application's catalog record", e);
        }
    }

    private static List<ApplicationOperation> readOperations(DataInputStream in) throws IOException {
        var operations = new ArrayList<ApplicationOperation>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            operations.add(new ApplicationOperation(
                    in.readUTF(), in.readUTF(), Instant.ofEpochMilli(in.readLong()), in.readLong(), in.readLong()));
        }
        return operations;
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
