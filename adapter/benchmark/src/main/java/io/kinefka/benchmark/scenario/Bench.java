package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.KafkaCluster;
import io.kinefka.benchmark.load.KinesisClient;
import io.kinefka.benchmark.load.Workers;
import io.kinefka.benchmark.load.WrongAnswerException;
import io.kinefka.benchmark.program.GatewayProcess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What scenarios are given.
 *
 * @param gateway the program under test
 * @param kafka the broker behind it
 * @param workers threads of the load
 */
public record Bench(GatewayProcess gateway, KafkaCluster kafka, Workers workers) implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();

    public Bench(GatewayProcess gateway) {
        this(gateway, new KafkaCluster(gateway.bootstrapServers()), new Workers());
    }

    /** A new connection. */
    KinesisClient connect() {
        return new KinesisClient(gateway.endpoint());
    }

    /** The name of a stream that does not exist yet. */
    String newStreamName() {
        return "bench-stream-" + NAMES.incrementAndGet();
    }

    /** A new stream, whose topic has the same name. */
    String createStream(int shards) {
        String name = newStreamName();
        try (var client = connect()) {
            client.createStream(name, shards);
        }
        kafka.shrinkSegments(name);
        return name;
    }

    void deleteStream(String name) {
        try (var client = connect()) {
            client.deleteStream(name);
        }
    }

    /** Checks that a stream was filled with so many records. */
    void requireRecords(String stream, int shards, long records) {
        long there = kafka.end(stream, shards);
        if (there != records) {
            throw new WrongAnswerException(records + " records were to fill " + stream + ", and there are " + there);
        }
    }

    /** A new topic that is no stream. */
    String createTopic(int partitions) {
        String name = "bench-topic-" + NAMES.incrementAndGet();
        kafka.createTopic(name, partitions);
        return name;
    }

    @Override
    public void close() {
        workers.close();
        kafka.close();
    }
}
