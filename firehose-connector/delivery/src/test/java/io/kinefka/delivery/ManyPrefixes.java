package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Budgets;
import io.kinefka.delivery.config.BufferingHints;
import io.kinefka.delivery.config.CompressionFormat;
import io.kinefka.delivery.config.Destination;
import io.kinefka.delivery.config.S3Configuration;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.source.SourcePartition;
import io.kinefka.delivery.source.SourceRecord;
import io.kinefka.delivery.testing.LocalS3;
import io.kinefka.delivery.testing.TestHost;
import io.kinefka.delivery.testing.TestResources;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Has 2,000 objects open at once, each with a prefix of its own and hints of 64 MiB; for a process with little memory. */
final class ManyPrefixes {
    private static final int PREFIXES = 2000;
    private static final int ROUNDS = 64;

    private ManyPrefixes() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        Destination destination = Destination.S3.of(S3Configuration.of(LocalS3.BUCKET)
                .withPrefix("!{firehose:random-string}/", "errors/!{firehose:error-output-type}/")
                .withBufferingHints(BufferingHints.ofMbs(64, 900))
                .withCompression(CompressionFormat.GZIP));
        Budgets budgets = new Budgets(32 << 20, 2L << 30);
        try (LocalS3 s3 = LocalS3.start(directory.resolve("s3"));
                var store = s3.connect(Duration.ofSeconds(30))) {
            DeliveryResources resources = TestResources.of(
                    store,
                    (function, payload) -> {
                        throw new LambdaException(LambdaException.Reason.SERVICE_FAILURE);
                    },
                    directory.resolve("spill"),
                    budgets);
            DeliveryEngine engine = new DeliveryEngine(
                    TestHost.stream(destination),
                    Grouping.EACH_PARTITION,
                    resources,
                    DeliveryObserver.NONE,
                    TestHost.START);
            run(engine);
            List<String> keys = s3.keys();
            long prefixes =
                    keys.stream().map(key -> key.substring(0, 11)).distinct().count();
            System.out.println("objects " + keys.size() + " prefixes " + prefixes);
            resources.workers().close();
            resources.spill().close();
        }
    }

    private static void run(DeliveryEngine engine) {
        List<SourcePartition> partitions = new ArrayList<>();
        for (int i = 0; i < PREFIXES; i++) {
            partitions.add(new SourcePartition("topic", i));
        }
        engine.onAssigned(partitions);
        ByteBuffer data = ByteBuffer.allocate(1 << 10);
        Instant now = TestHost.START;
        for (int round = 0; round < ROUNDS; round++) {
            for (SourcePartition partition : partitions) {
                engine.accept(new SourceRecord(partition, round, now.toEpochMilli(), data));
            }
            now = now.plusMillis(200);
            engine.poll(now);
        }
        now = now.plusSeconds(900);
        while (partitions.stream().anyMatch(partition -> engine.durable(partition) < ROUNDS)) {
            engine.poll(now);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
