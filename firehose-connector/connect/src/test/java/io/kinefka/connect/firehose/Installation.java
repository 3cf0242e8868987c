package io.kinefka.connect.firehose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The packaged plugin, unpacked, and the class path of a worker that knows nothing of it. */
record Installation(Path pluginPath, String classPath) {
    private static final Path WORKER = Path.of("worker/target/class-path");

    static Installation in(Path directory) {
        try {
            unpack(zip(), directory);
            return new Installation(directory, Files.readString(WORKER).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plugin's own directory. */
    Path plugin() {
        List<Path> found = list(pluginPath);
        if (found.size() != 1) {
            throw new IllegalStateException("Not one plugin: " + found);
        }
        return found.get(0);
    }

    List<String> jars() {
        return list(plugin().resolve("lib")).stream()
                .map(jar -> jar.getFileName().toString())
                .toList();
    }

    private static Path zip() {
        return list(Path.of("target")).stream()
                .filter(file -> file.toString().endsWith("-plugin.zip"))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("Not packaged"));
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path zip, Path directory) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }
}
