package io.kinefka.gateway.delivery;

import java.util.BitSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;

/** Puts numbered lines to a delivery stream, so many a second, until it is stopped. */
final class Load implements AutoCloseable {
    private static final int BATCHES_PER_SECOND = 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final BitSet acknowledged = new BitSet();
    private final FirehoseClient firehose;
    private final String deliveryStream;
    private final Future<?> batches;
    private int next;

    Load(FirehoseClient firehose, String deliveryStream, int recordsPerSecond) {
        this.firehose = firehose;
        this.deliveryStream = deliveryStream;
        batches = thread.scheduleAtFixedRate(
                () -> put(recordsPerSecond / BATCHES_PER_SECOND), 0, 1000 / BATCHES_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    /** Stops; returns the numbers of the records that were acknowledged. */
    BitSet stop() throws ExecutionException, InterruptedException {
        close();
        if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The gateway does not answer");
        }
        if (!batches.isCancelled()) {
            // Fails as a put did.
            batches.get();
        }
        return acknowledged;
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private void put(int count) {
        int first = next;
        next += count;
        var records = IntStream.range(first, next)
                .mapToObj(number -> Record.builder()
                        .data(SdkBytes.fromUtf8String(number + ":" + "x".repeat(number % 500) + "\n"))
                        .build())
                .toList();
        var results = firehose.putRecordBatch(
                        request -> request.deliveryStreamName(deliveryStream).records(records))
                .requestResponses();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).errorCode() == null) {
                acknowledged.set(first + i);
            }
        }
    }
}
