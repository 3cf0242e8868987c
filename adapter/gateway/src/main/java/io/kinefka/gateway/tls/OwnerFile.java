package io.kinefka.gateway.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that are always whole. */
final class OwnerFile {
    private static final String OWNER_ONLY = "rw-------";
    private static final String READABLE = "rw-r--r--";

    private OwnerFile() {}

    /** Writes a file that nobody but its owner may read. */
    static void writeSecret(Path file, String content) throws IOException {
        write(file, content, OWNER_ONLY);
    }

    /** Writes a file that everybody may read. */
    static void writePublic(Path file, String content) throws IOException {
        write(file, content, READABLE);
    }

    private static void write(Path file, String content, String permissions) throws IOException {
        var written = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                ".new",
                attributes(file, permissions));
        try {
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content.getBytes(US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] attributes(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
