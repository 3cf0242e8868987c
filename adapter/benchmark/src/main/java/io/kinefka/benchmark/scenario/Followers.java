package io.kinefka.benchmark.scenario;

import io.kinefka.benchmark.load.Encoding;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The ways in which Kinesis' clients follow a shard. */
final class Followers {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();
    private static final AtomicInteger CONSUMERS = new AtomicInteger();

    private Followers() {}

    /** Asks every 10 milliseconds. */
    static void poll(Bench bench, String stream, int number, Tail.Until until) {
        try (var client = bench.connect()) {
            String iterator = client.iterator(stream, 0, "LATEST");
            until.ready();
            while (iterator != null && !until.isOver()) {
                iterator =
                        client.getRecords(Encoding.JSON, iterator, until::read).nextIterator();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Is pushed to. */
    static void subscribe(Bench bench, String stream, int number, Tail.Until until) {
        try (var calls = bench.connect();
                var client = bench.connect()) {
            var consumer = calls.registerConsumer(stream, "follower-" + CONSUMERS.incrementAndGet());
            try (var events = client.subscribe(consumer, 0, "LATEST")) {
                // The first event says where it begins.
                events.next(until::read);
                until.ready();
                while (!until.isOver()) {
                    events.next(until::read);
                }
            }
            calls.deregisterConsumer(consumer);
        }
    }
}
