package io.kinefka.firehose.host;

import java.util.BitSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Appends numbered lines to all partitions of a topic, so many a second, until it is closed. */
final class Load implements AutoCloseable {
    private static final int BURSTS_PER_SECOND = 50;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final BitSet acknowledged = new BitSet();
    private final Topic topic;
    private int next;

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

    /** Stops; returns the numbers of the records that were acknowledged. */
    BitSet stop() throws InterruptedException {
        close();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Kafka does not acknowledge");
        }
        topic.flush();
        synchronized (this) {
            return (BitSet) acknowledged.clone();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private void burst(int partitions, int records) {
        for (int i = 0; i < records; i++) {
            int number = next++;
            topic.send(number % partitions, number + ":" + "x".repeat(number % 500) + "\n", () -> acknowledged(number));
        }
    }

    private synchronized void acknowledged(int number) {
        acknowledged.set(number);
    }
}
