package io.kinefka.connect.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.testing.Decoding;
import io.kinefka.delivery.testing.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills workers while records flow, a fifth of all writes to S3 fails, and some hang. {@code -Dkills.seconds=180} lasts as
 * long; by default it is short, but for as many kills as it takes.
 */
class KilledWorkersIT {
    private static final int PARTITIONS = 4;
    private static final int RECORDS_PER_SECOND = Integer.getInteger("kills.records", 2000);
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("kills.seconds", 25));
    private static final int KILLS_MIN = 3;
    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final String TOPIC = "flow";

    @TempDir
    private Path plugins;

    @TempDir
    private Path homes;

    @TempDir
    private Path buckets;

    private LocalS3 s3;
    private Installation installation;
    private final ScheduledExecutorService source = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void start() {
        s3 = LocalS3.start(buckets);
        installation = Installation.in(plugins);
        Cluster.createTopic(TOPIC, PARTITIONS);
    }

    @AfterEach
    void stop() {
        var unused = source.shutdownNow();
        s3.close();
    }

    @Test
    void loseNothingAndOverwriteNothing() throws Exception {
        s3.store().hang(0.02, 30_000);
        s3.store().fail(0.2);
        boolean isLong = DURATION.toSeconds() >= 60;
        Worker[] workers = {worker(0), worker(1)};
        workers[0].awaitReady().deploy(connector());
        var unused = source.scheduleAtFixedRate(this::sendSome, 0, 50, TimeUnit.MILLISECONDS);

        int kills = 0;
        long end = System.nanoTime() + DURATION.toNanos();
        while (kills < KILLS_MIN || System.nanoTime() < end) {
            int victim = kills % 2;
            workers[1 - victim].awaitReady();
            awaitLife();
            workers[victim].kill();
            kills++;
            workers[victim] = worker(victim);
        }
        source.shutdown();
        assertThat(source.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        Cluster.producer().flush();
        Map<Integer, Long> ends = Cluster.ends(TOPIC, PARTITIONS);
        Duration patience = isLong ? Duration.ofMinutes(5) : Duration.ofMinutes(3);
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(Cluster.committed(TOPIC)).isEqualTo(ends));

        for (Worker worker : workers) {
            worker.close();
        }
        assertThat(kills).isGreaterThanOrEqualTo(KILLS_MIN);
        assertEverythingIsThere(kills);
    }

    private Worker worker(int number) throws IOException {
        return Worker.distributed(
                installation,
                Files.createDirectories(homes.resolve("worker-" + number)),
                "killed",
                Map.of("bootstrap.servers", Cluster.bootstrapServers(), "plugin.discovery", "service_load"));
    }

    private Map<String, String> connector() {
        Map<String, String> settings = new TreeMap<>(Connectors.of(TOPIC, TOPIC, s3, Map.of()));
        settings.put("tasks.max", "2");
        settings.put("s3.buffering.hints.interval.in.seconds", "2");
        settings.put("s3.compression.format", "GZIP");
        settings.put("s3.request.timeout.ms", "5000");
        settings.put("processing.append.delimiter", "\\n");
        return settings;
    }

    private void sendSome() {
        for (int i = 0; i < RECORDS_PER_SECOND / 20; i++) {
            int number = sent.getAndIncrement();
            String text = number + ":" + "x".repeat(number % 300);
            var unused = Cluster.producer()
                    .send(
                            new ProducerRecord<>(TOPIC, number % PARTITIONS, null, text.getBytes(UTF_8)),
                            (metadata, failure) -> {
                                if (failure == null) {
                                    acknowledged.add(number);
                                }
                            });
        }
    }

    private static void awaitLife() {
        await().pollDelay(LIFE).atMost(LIFE.plusMinutes(1)).until(() -> true);
    }

    private void assertEverythingIsThere(int kills) throws IOException {
        BitSet seen = new BitSet();
        int lines = 0;
        List<String> keys = s3.keys();
        for (String key : keys) {
            byte[] object = Decoding.decode(CompressionFormat.GZIP, s3.read(key));
            for (String line : new String(object, UTF_8).lines().toList()) {
                int number = Integer.parseInt(line.substring(0, line.indexOf(':')));
                assertThat(line.length() - line.indexOf(':') - 1).isEqualTo(number % 300);
                seen.set(number);
                lines++;
            }
        }
        assertThat(acknowledged).isNotEmpty().allMatch(seen::get);
        assertThat(s3.store().versions().values()).containsOnly(1);
        System.out.println("kills " + kills + ", acknowledged " + acknowledged.size() + ", delivered " + lines + " in "
                + keys.size() + " objects");
    }
}
