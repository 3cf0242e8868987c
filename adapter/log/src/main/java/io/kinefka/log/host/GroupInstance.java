package io.kinefka.log.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name for this process in its consumer groups. A process that dies leaves its name to the one that is started next on
 * the same directory, which so takes its place in the groups at once, instead of after a time-out.
 */
public final class GroupInstance implements AutoCloseable {
    /** Those of this process. They are not to be opened again: closing a file gives up every lock that the process has on it. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel lock;

    private GroupInstance(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Takes a name that no living process has.
     *
     * @throws UncheckedIOException if the directory cannot be written
     */
    public static GroupInstance in(Path directory) {
        try {
            Path real = Files.createDirectories(directory).toRealPath();
            for (Path file : files(real)) {
                GroupInstance left = tryTake(file);
                if (left != null) {
                    return left;
                }
            }
            GroupInstance made = tryTake(real.resolve(UUID.randomUUID().toString()));
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
        return file.getFileName().toString();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + file, e);
        } finally {
            TAKEN.remove(file);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static @Nullable GroupInstance tryTake(Path file) throws IOException {
        if (!TAKEN.add(file)) {
            return null;
        }
        GroupInstance taken = null;
        try {
            taken = tryLock(file);
            return taken;
        } finally {
            if (taken == null) {
                TAKEN.remove(file);
            }
        }
    }

    private static @Nullable GroupInstance tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : new GroupInstance(file, channel);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }
}
