package io.kinefka.clients.kcl;

import io.kinefka.clients.JavaSdks;
import io.kinefka.clients.ScriptHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A daemon in a process of its own that runs the application for Node.js, which tells in a file what happens to it. */
final class MultiLangDaemon implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private final String name;
    private final Path notes;
    private final Path log;
    private final Process process;

    private MultiLangDaemon(String name, Path folder, Application application, List<String> command, URI endpoint) {
        this.name = name;
        notes = folder.resolve(name + ".notes");
        log = folder.resolve(name + ".log");
        var properties = folder.resolve(name + ".properties");
        try {
            Files.createFile(notes);
            Files.writeString(properties, application.properties(notes));
            var whole = new ArrayList<>(command);
            whole.add(properties.toString());
            var builder = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
            var environment = builder.environment();
            environment.put(
                    "NODE_PATH", ScriptHost.NODE_FOLDER.resolve("node_modules").toString());
            environment.put("AWS_ACCESS_KEY_ID", JavaSdks.ACCESS_KEY_ID);
            environment.put("AWS_SECRET_ACCESS_KEY", JavaSdks.SECRET_ACCESS_KEY);
            environment.put("AWS_ENDPOINT_URL", endpoint.toString());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a properties file tells a daemon; both understand the same file.
     *
     * @param node the interpreter
     * @param kafka the addresses of Kafka, which KCL's daemon does not look at
     */
    record Application(String node, String stream, String name, String kafka) {
        String properties(Path notes) {
            return """
                    executableName = %s %s %s
                    streamName = %s
                    applicationName = %s
                    initialPositionInStream = TRIM_HORIZON
                    processingLanguage = nodejs
                    regionName = us-east-1
                    AWSCredentialsProvider = DefaultCredentialsProvider
                    failoverTimeMillis = 3000
                    shardSyncIntervalMillis = 500
                    parentShardPollIntervalMillis = 500
                    kafka.bootstrap.servers = %s
                    """.formatted(node, ScriptHost.SCRIPTS.resolve("kcl/application.js"), notes, stream, name, kafka);
        }
    }

    /** KCL's own, as it comes. */
    static MultiLangDaemon ofKcl(Path folder, Application application, URI endpoint) {
        return new MultiLangDaemon(
                "kcl",
                folder,
                application,
                List.of(
                        JAVA,
                        "-cp",
                        ClassPaths.of("multilang"),
                        "software.amazon.kinesis.multilang.MultiLangDaemon",
                        "--properties-file"),
                endpoint);
    }

    /** Ours, which has no use for an endpoint. */
    static MultiLangDaemon ofKinefka(Path folder, Application application) {
        var jar = System.getProperty("kinefka.kcl.jar", "../../kcl-shim/daemon/target/kinefka-kcl.jar");
        return new MultiLangDaemon(
                "kinefka",
                folder,
                application,
                List.of(JAVA, "-jar", jar, "--properties-file"),
                URI.create("http://127.0.0.1:1"));
    }

    List<Told> told() {
        try {
            String whole = Files.readString(notes);
            // It may be in the middle of a line.
            return whole.substring(0, whole.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> Told.parse(name, line))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertNotEnded() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " has ended: " + log());
        }
    }

    /** What it has logged. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As SIGTERM does: it lets processors checkpoint. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
