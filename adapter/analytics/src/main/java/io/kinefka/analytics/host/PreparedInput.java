package io.kinefka.analytics.host;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The threads in which a function prepares the records of an application's input. */
final class PreparedInput implements AutoCloseable {
    /** For several partitions; those of one are prepared one after the other. */
    private static final int INVOCATIONS_MAX = 5;

    private final String topic;
    private final InputPreparation preparation;
    private final Clock clock;
    private final ExecutorService threads;

    PreparedInput(HostedApplication application, InputPreparation preparation, Clock clock) {
        this.topic = application.input().topic();
        this.preparation = preparation;
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(INVOCATIONS_MAX, task -> {
            Thread thread = new Thread(task, "analytics-" + application.applicationId() + "-input");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A consumer whose records of the input's topic are prepared. */
    Consumer<byte[], byte[]> over(Consumer<byte[], byte[]> consumer) {
        return new PreparedConsumer(
                        consumer,
                        topic,
                        records -> threads.<List<ConsumerRecord<byte[], byte[]>>>submit(
                                () -> preparation.prepare(records)),
                        clock)
                .asConsumer();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        var unused = threads.shutdownNow();
    }
}
