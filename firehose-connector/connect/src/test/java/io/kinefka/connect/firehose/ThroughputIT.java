package io.kinefka.connect.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.config.Source;
import io.kinefka.delivery.encode.Encoding;
import io.kinefka.delivery.s3.NewObject;
import io.kinefka.delivery.s3.S3ObjectStore;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.delivery.testing.TestResources;
import io.kinefka.encryption.KeyService;
import io.kinefka.encryption.RecordEncryption;
import io.kinefka.encryption.RecordEncryption.DataKeyLimits;
import io.kinefka.firehose.host.DeliveryHosts;
import io.kinefka.firehose.host.DeliveryMeasurements;
import io.kinefka.firehose.host.HostEnvironment;
import io.kinefka.firehose.host.HostedStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Delivers a topic to a local S3 server with the connector, with the Streams application that a gateway runs, and with a
 * loop that consumes it and puts the same objects, by turns, and prints the rates. Only on demand:
 * {@code -Dthroughput.objects=100}, on a quiet machine.
 */
@EnabledIfSystemProperty(named = "throughput.objects", matches = "\\d+")
class ThroughputIT {
    private static final int OBJECTS = Integer.getInteger("throughput.objects", 10);
    private static final int RECORD_BYTES = 1024;
    private static final int OBJECT_BYTES = 5 << 20;
    private static final int RECORDS = OBJECTS * (OBJECT_BYTES / RECORD_BYTES);
    private static final int PARTITIONS = 4;
    private static final int FLUSHED_AT_ONCE = 5000;
    private static final String TOPIC = "load";
    private static final double GOAL = 0.5;

    @TempDir
    private Path plugins;

    @TempDir
    private Path home;

    @TempDir
    private Path buckets;

    @Test
    void deliversHalfAsFastAsAPlainLoopAtLeast() throws IOException {
        fill();
        try (LocalS3 s3 = LocalS3.start(buckets);
                Worker worker = Worker.distributed(
                                Installation.in(plugins),
                                Files.createDirectories(home),
                                "throughput",
                                Map.of("bootstrap.servers", Cluster.bootstrapServers()))
                        .awaitReady()) {
            for (CompressionFormat format : List.of(CompressionFormat.UNCOMPRESSED, CompressionFormat.GZIP)) {
                // What is run first warms up the broker and the server.
                loop(s3, format, "warm-up");
                double loop = loop(s3, format, "loop");
                connect(worker, s3, format, "warm-up-connector");
                double connect = connect(worker, s3, format, "connector");
                stream(s3, format, "warm-up-stream");
                double stream = stream(s3, format, "stream");
                System.out.printf(
                        "%s: loop %.1f MiB/s, connector %.1f MiB/s, ratio %.2f, stream %.1f MiB/s, ratio %.2f%n",
                        format, loop, connect, connect / loop, stream, stream / loop);
                assertThat(connect / loop).isGreaterThanOrEqualTo(GOAL);
                assertThat(stream / loop).isGreaterThanOrEqualTo(GOAL);
            }
        }
    }

    private static void fill() {
        Cluster.createTopic(TOPIC, PARTITIONS);
        Random random = new Random(5);
        byte[] record = new byte[RECORD_BYTES];
        for (int i = 0; i < RECORDS; i++) {
            for (int at = 0; at < record.length; at++) {
                record[at] = (byte) ('a' + random.nextInt(16));
            }
            var unused = Cluster.producer().send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, record.clone()));
            if (i % FLUSHED_AT_ONCE == 0) {
                Cluster.producer().flush();
            }
        }
        Cluster.producer().flush();
    }

    private static double loop(LocalS3 s3, CompressionFormat format, String name) throws IOException {
        try (S3ObjectStore store = s3.connect(Duration.ofMinutes(1));
                var consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                Cluster.bootstrapServers(),
                                "group.id",
                                name + format,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var buffer = new ByteArrayOutputStream(OBJECT_BYTES);
            int objects = 0;
            long begun = 0;
            while (objects < OBJECTS) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    begun = begun == 0 ? System.nanoTime() : begun;
                    buffer.writeBytes(record.value());
                    if (buffer.size() >= OBJECT_BYTES) {
                        put(store, format, name + "/" + format + "/" + objects, buffer);
                        buffer.reset();
                        consumer.commitAsync();
                        objects++;
                    }
                }
            }
            return mibPerSecond(begun, System.nanoTime());
        }
    }

    private static void put(S3ObjectStore store, CompressionFormat format, String key, ByteArrayOutputStream content)
            throws IOException {
        var unused = store.create(new NewObject(LocalS3.BUCKET, key, Map.of(), null, target -> {
            try (OutputStream encoded = Encoding.open(format, target, key, Instant.EPOCH)) {
                content.writeTo(encoded);
            }
        }));
    }

    /** From when the task runs until the last object is there. */
    private static double connect(Worker worker, LocalS3 s3, CompressionFormat format, String name) {
        String connector = name + "-" + format;
        Map<String, String> settings = new TreeMap<>(Connectors.of(connector, TOPIC, s3, Map.of()));
        settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        settings.put("s3.buffering.hints.interval.in.seconds", "900");
        settings.put("s3.buffering.hints.size.in.mbs", "5");
        settings.put("s3.compression.format", format.awsName());
        worker.deploy(settings);
        return awaitDelivered(s3, connector, "connect-" + connector);
    }

    /** From when the application is started until the last object is there. */
    private double stream(LocalS3 s3, CompressionFormat format, String name) throws IOException {
        String stream = name + "-" + format;
        var objects = S3Configuration.of(LocalS3.BUCKET)
                .withPrefix(stream + "/", stream + "-errors/")
                .withBufferingHints(BufferingHints.ofMbs(5, 900))
                .withCompression(format);
        var config = new DeliveryStreamConfig(
                stream,
                "arn:aws:firehose:us-east-1:000000000000:deliverystream/" + stream,
                "1",
                new Source.DirectPut(),
                Destination.S3.of(objects));
        Path directory = Files.createDirectories(home.resolve(stream));
        try (var resources = TestResources.of(s3.connect(Duration.ofMinutes(1)), directory.resolve("waiting"));
                var hosts = new DeliveryHosts(new HostEnvironment(
                        Map.of("bootstrap.servers", Cluster.bootstrapServers()),
                        directory,
                        resources,
                        new RecordEncryption(KeyService.NONE, DataKeyLimits.DEFAULT, Clock.systemUTC()),
                        arn -> Optional.empty(),
                        DeliveryMeasurements.NONE,
                        Clock.systemUTC()))) {
            hosts.retain(List.of(new HostedStream(stream, TOPIC, Instant.EPOCH, config)));
            return awaitDelivered(s3, stream, stream);
        }
    }

    private static double awaitDelivered(LocalS3 s3, String prefix, String group) {
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> s3.store().versions().keySet().stream()
                                .filter(key -> key.startsWith(prefix + "/"))
                                .count()
                        == OBJECTS);
        long ended = System.nanoTime();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Cluster.committedBy(group).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        == RECORDS);
        return mibPerSecond(begun, ended);
    }

    private static double mibPerSecond(long begun, long ended) {
        return (double) OBJECTS * OBJECT_BYTES / (1 << 20) * 1e9 / (ended - begun);
    }
}
