package io.kinefka.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A small secret file that is always whole: replaced at once, and changed by one program at a time, which holds a lock
 * on a file beside it meanwhile. Only its owner may read it.
 */
final class KeyStoreFile {
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    /** Tells one content of the file from another without reading it. */
    record Stamp(FileTime modified, long size, @Nullable Object fileKey) {}

    /** Makes a content of another one. */
    interface Change {

        /** The new content; given null when there is no file yet. */
        String apply(@Nullable String content);
    }

    KeyStoreFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    String read() throws IOException {
        return Files.readString(file);
    }

    /** Replaces the content, waiting for other programs that are about to. */
    void change(Change change) throws IOException {
        Files.createDirectories(directory());
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Given back when the channel is closed.
            channel.lock();
            replace(change.apply(exists() ? read() : null));
        }
    }

    private void replace(String content) throws IOException {
        Path written = Files.createTempFile(directory(), file.getFileName().toString(), ".new", permissions());
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // Whoever loses a key loses all that was encrypted with it.
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Path directory() throws NoSuchFileException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new NoSuchFileException(file.toString());
        }
        return parent;
    }

    private FileAttribute<?>[] permissions() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }
}
