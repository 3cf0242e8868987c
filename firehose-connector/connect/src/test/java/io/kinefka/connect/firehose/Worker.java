package io.kinefka.connect.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A worker of Kafka Connect in a process of its own, with its REST interface. */
final class Worker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("REST server listening at (http://[0-9.]+:[0-9]+)/");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final int logBegin;
    private @Nullable String address;

    /** A worker that writes into a log, behind what others have written there. */
    private Worker(Process process, Path log, int logBegin) {
        this.process = process;
        this.log = log;
        this.logBegin = logBegin;
    }

    /** A worker by itself that runs these connectors. */
    static Worker standalone(
            Installation installation, Path home, Map<String, String> settings, List<Map<String, String>> connectors) {
        List<Path> files = new ArrayList<>();
        for (Map<String, String> connector : connectors) {
            files.add(write(home, connector.get("name") + ".properties", connector));
        }
        Properties more = new Properties();
        more.put("offset.storage.file.filename", home.resolve("offsets").toString());
        more.putAll(settings);
        return start("org.apache.kafka.connect.cli.ConnectStandalone", installation, home, more, files);
    }

    /** A worker of a group. */
    static Worker distributed(Installation installation, Path home, String group, Map<String, String> settings) {
        Properties more = new Properties();
        more.put("group.id", group);
        for (String what : List.of("config", "offset", "status")) {
            more.put(what + ".storage.topic", group + "-" + what);
            more.put(what + ".storage.replication.factor", "1");
        }
        more.put("offset.storage.partitions", "1");
        more.put("status.storage.partitions", "1");
        more.put("session.timeout.ms", "6000");
        more.put("heartbeat.interval.ms", "500");
        more.put("scheduled.rebalance.max.delay.ms", "0");
        more.putAll(settings);
        return start("org.apache.kafka.connect.cli.ConnectDistributed", installation, home, more, List.of());
    }

    private static Worker start(
            String main, Installation installation, Path home, Properties settings, List<Path> connectors) {
        try {
            // Whichever is free when it listens.
            settings.put("listeners", "http://127.0.0.1:0");
            settings.put("plugin.path", installation.pluginPath().toString());
            settings.putIfAbsent("key.converter", "org.apache.kafka.connect.storage.StringConverter");
            settings.putIfAbsent("value.converter", "org.apache.kafka.connect.storage.StringConverter");
            settings.putIfAbsent("offset.flush.interval.ms", "1000");
            settings.putIfAbsent("consumer.session.timeout.ms", "3000");
            settings.putIfAbsent("consumer.heartbeat.interval.ms", "500");
            settings.putIfAbsent("consumer.metadata.max.age.ms", "1000");
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogback.configurationFile="
                            + Path.of("src/test/resources/worker-logback.xml").toAbsolutePath(),
                    "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")),
                    "-cp",
                    installation.classPath(),
                    main,
                    write(home, "worker.properties", settings).toString()));
            connectors.forEach(file -> command.add(file.toString()));
            Path log = home.resolve("log");
            int logBegin = Files.exists(log) ? Math.toIntExact(Files.size(log)) : 0;
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Worker(process, log, logBegin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Worker awaitReady() {
        await().alias(log.toString())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The worker has ended:\n" + log());
                    }
                    return get("/connectors").isArray();
                });
        return this;
    }

    /** Creates or changes a connector, and waits until its tasks run. */
    void deploy(Map<String, String> connector) {
        String name = String.valueOf(connector.get("name"));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                        put("/connectors/" + name + "/config", connector))
                // A group that is rebalancing says 409.
                .anyMatch(reply -> reply.has("tasks.max")));
        awaitState(name, "RUNNING");
    }

    void awaitState(String connector, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(states(connector)).isNotEmpty().containsOnly(state));
    }

    /** Of a connector's tasks. */
    List<String> states(String connector) {
        return status(connector).path("tasks").findValuesAsText("state");
    }

    JsonNode status(String connector) {
        return get("/connectors/" + connector + "/status");
    }

    JsonNode get(String path) {
        return json(reply("GET", path, null));
    }

    /** Repeats a request to which there is no reply. */
    JsonNode put(String path, @Nullable Object body) {
        try {
            String text = body == null ? null : JSON.writeValueAsString(body);
            return json(await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Optional.ofNullable(reply("PUT", path, text)), Optional::isPresent)
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private @Nullable HttpResponse<String> reply(String method, String path, @Nullable String body) {
        try {
            String listening = address();
            if (listening == null) {
                return null;
            }
            var publisher =
                    body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
            return client.send(
                    HttpRequest.newBuilder(URI.create(listening + path))
                            .method(method, publisher)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(90))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Where it listens; null before it has said so. */
    private @Nullable String address() throws IOException {
        if (address == null) {
            byte[] written = Files.readAllBytes(log);
            Matcher said = LISTENING.matcher(new String(written, logBegin, written.length - logBegin, UTF_8));
            address = said.find() ? said.group(1) : null;
        }
        return address;
    }

    private static JsonNode json(@Nullable HttpResponse<String> reply) {
        try {
            // Before it has started, it answers in HTML.
            boolean isJson = reply != null
                    && reply.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return reply == null || !isJson
                    ? JSON.missingNode()
                    : JSON.readTree(reply.body().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path home, String name, Map<?, ?> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = home.resolve(name);
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
