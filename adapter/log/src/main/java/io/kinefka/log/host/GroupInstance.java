package io.kinefka.log.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name for this process in its consumer groups. A process that dies leaves its name to the one that is started next on
 * the same directory, which so takes its place in the groups at once, instead of after a time-out.
 */
public final class GroupInstance implements AutoCloseable {
    private final String name;
    private final FileChannel lock;

    private GroupInstance(String name, FileChannel lock) {
        this.name = name;
        this.lock = lock;
    }

    /**
     * Takes a name that no living process has.
     *
     * @throws UncheckedIOException if the directory cannot be written
     */
    public static GroupInstance in(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Path file : files(directory)) {
                GroupInstance left = tryTake(file);
                if (left != null) {
                    return left;
                }
            }
            GroupInstance made = tryTake(directory.resolve(UUID.randomUUID().toString()));
            if (made == null) {
                throw new IOException("Somebody else has locked a new file");
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + directory, e);
        }
    }

    /** The name; another process has it when this one is gone. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + name, e);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static @Nullable GroupInstance tryTake(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = null;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Not free.
        } finally {
            if (taken == null) {
                channel.close();
            }
        }
        return taken == null ? null : new GroupInstance(file.getFileName().toString(), channel);
    }
}
