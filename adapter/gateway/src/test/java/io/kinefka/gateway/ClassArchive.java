package io.kinefka.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The program's classes as Java has loaded them once, which saves every later start half of its time. Made by the first test that needs it,
 * beside the program.
 */
final class ClassArchive {
    private static final Path FILE = RunningProgram.JAR.resolveSibling("kinefka.jsa");

    private ClassArchive() {}

    /** Makes the archive if there is none of this program, and returns Java's options to use it. */
    static synchronized List<String> options() {
        try {
            if (Files.notExists(FILE)
                    || Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(RunningProgram.JAR)) < 0) {
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // An archive that does not fit, of another Java, is no reason to fail, or to say anything.
        return List.of("-XX:SharedArchiveFile=" + FILE, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Aside, and moved when it is whole: other processes of tests may look for it, or make it, at the same time. */
    private static void make() throws IOException {
        var data = Files.createTempDirectory("kinefka");
        var made = FILE.resolveSibling("kinefka-" + ProcessHandle.current().pid() + ".jsa");
        try (var program = RunningProgram.launch(
                List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
                Map.of(),
                "--port",
                "0",
                "--embedded-kafka-port",
                "0",
                "--data",
                data.toString())) {
            program.awaitReady();
            program.stop();
        }
        Files.move(made, FILE, StandardCopyOption.ATOMIC_MOVE);
    }
}
