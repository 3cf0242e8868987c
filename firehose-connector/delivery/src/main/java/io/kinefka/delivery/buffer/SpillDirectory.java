package io.kinefka.delivery.buffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A directory for this process's spill files. What processes that have died left behind is removed: Kafka is the log,
 * and nothing in here outlives its process.
 */
public final class SpillDirectory implements AutoCloseable {
    private static final String PREFIX = "spill-";
    private static final String LOCK = "lock";

    private final Path own;
    private final FileChannel lock;
    private final AtomicLong files = new AtomicLong();

    private SpillDirectory(Path own, FileChannel lock) {
        this.own = own;
        this.lock = lock;
    }

    /**
     * Makes a directory in another one, and removes those there that nobody uses any more.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static SpillDirectory in(Path parent) {
        try {
            Files.createDirectories(parent);
            return alone(parent, () -> {
                removeAbandoned(parent);
                Path own = Files.createTempDirectory(parent, PREFIX);
                FileChannel lock = open(own.resolve(LOCK));
                lock.lock();
                return new SpillDirectory(own, lock);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + parent, e);
        }
    }

    /** A name for a new file; there is no such file yet. */
    public Path newFile() {
        return own.resolve(Long.toString(files.incrementAndGet()));
    }

    @Override
    public void close() {
        try {
            var unused = alone(own.resolveSibling(""), () -> {
                lock.close();
                remove(own);
                return this;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + own, e);
        }
    }

    @FunctionalInterface
    private interface Step {
        SpillDirectory run() throws IOException;
    }

    /** One at a time, of all processes: what is just being made or removed looks abandoned. */
    private static synchronized SpillDirectory alone(Path parent, Step step) throws IOException {
        try (FileChannel door = open(parent.resolve(LOCK))) {
            door.lock();
            return step.run();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void removeAbandoned(Path parent) throws IOException {
        List<Path> found;
        try (Stream<Path> children = Files.list(parent)) {
            found = children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path child : found) {
            if (isAbandoned(child)) {
                remove(child);
            }
        }
    }

    private static boolean isAbandoned(Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        if (!Files.exists(file)) {
            // Just being made by another process, or not ours.
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void remove(Path directory) throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(directory)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
