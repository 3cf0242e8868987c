package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.KafkaCluster;
import io.kinefka.benchmark.load.Ledger;
import io.kinefka.benchmark.load.Payload;
import io.kinefka.benchmark.load.WrongAnswerException;
import java.time.Duration;
import java.util.stream.IntStream;

/** Reads a topic with a plain consumer, checks that it has what was put and nothing else, and empties it. */
final class Audit {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaCluster kafka;
    private final String topic;
    private final int partitions;
    private final Payload payload;

    Audit(KafkaCluster kafka, String topic, int partitions, Payload payload) {
        this.kafka = kafka;
        this.topic = topic;
        this.partitions = partitions;
        this.payload = payload;
    }

    /** Checks that there are so many records, in order, and removes them. */
    void expect(long records) {
        var ledger = new Ledger();
        try (var consumer =
                kafka.consumer(topic, IntStream.range(0, partitions).boxed().toList(), false)) {
            long silent = System.nanoTime();
            while (ledger.records() < records
                    && System.nanoTime() - silent < Duration.ofSeconds(10).toNanos()) {
                for (var each : consumer.poll(POLL)) {
                    ledger.read(each.partition(), payload.check(each.value()));
                    silent = System.nanoTime();
                }
            }
        }
        if (ledger.records() != records) {
            throw new WrongAnswerException(records + " records were put, and there are " + ledger.records());
        }
        kafka.empty(topic, partitions);
    }
}
