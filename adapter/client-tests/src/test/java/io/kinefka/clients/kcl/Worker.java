package io.kinefka.clients.kcl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A worker of an application, in a process of its own, and what its processors tell. */
final class Worker implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final String name;
    private final Process process;
    private final Path errors;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean toldToEnd;

    private Worker(String name, String classPath, String main, List<String> arguments) {
        this.name = name;
        try {
            errors = Files.createTempFile("kinefka-worker", ".err");
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classPath,
                    main));
            command.addAll(arguments);
            process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "worker-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** On the class path of the tests. */
    static Worker start(String name, Class<?> main, String... arguments) {
        return start(name, System.getProperty("java.class.path"), main.getName(), arguments);
    }

    /** On a class path of its own. */
    static Worker start(String name, String classPath, String main, String... arguments) {
        return new Worker(name, classPath, main, List.of(arguments));
    }

    /** Whole lines only: who is killed may be in the middle of one. */
    private void read() {
        var line = new StringBuilder();
        try (var output = process.inputReader(UTF_8)) {
            for (int next = output.read(); next >= 0; next = output.read()) {
                if (next == '\n') {
                    Told.parse(name, line.toString()).ifPresent(told::add);
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Told> told() {
        return told;
    }

    void assertNotEndedByItself() {
        if (!process.isAlive() && !toldToEnd) {
            throw new AssertionError(name + " has ended: " + errors());
        }
    }

    private String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does; of each shard that it had it is told that it dies. */
    void kill() {
        toldToEnd = true;
        // Not by the process itself, which would throw away what it has said but not been read.
        var unused = process.toHandle().destroyForcibly();
        awaitEnd();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Account.of(told.stream())
                .running()
                .forEach(one -> told.add(new Told(name, one.processor(), micros, one.shard(), "dies", "")));
    }

    /** As SIGTERM does: it finishes what it is at, and checkpoints. */
    void stop() {
        toldToEnd = true;
        var unused = process.toHandle().destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The worker does not end: " + errors());
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
