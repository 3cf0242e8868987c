package io.kinefka.firehose.host;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends numbered lines to all partitions of a topic, so many a second, until it is closed. */
final class Load implements AutoCloseable {
    private static final int BURSTS_PER_SECOND = 50;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger next = new AtomicInteger();
    private final Topic topic;

    private Load(Topic topic) {
        this.topic = topic;
    }

    static Load on(Topic topic, int partitions, int recordsPerSecond) {
        Load load = new Load(topic);
        var unused = load.thread.scheduleAtFixedRate(
                () -> load.burst(partitions, recordsPerSecond / BURSTS_PER_SECOND),
                0,
                1000 / BURSTS_PER_SECOND,
                TimeUnit.MILLISECONDS);
        return load;
    }

    /** Stops; returns how many records there are, all of them acknowledged. */
    int stop() throws InterruptedException {
        close();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Kafka does not acknowledge");
        }
        topic.flush();
        return next.get();
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private void burst(int partitions, int records) {
        for (int i = 0; i < records; i++) {
            int number = next.getAndIncrement();
            topic.send(number % partitions, number + ":" + "x".repeat(number % 500) + "\n");
        }
    }
}
