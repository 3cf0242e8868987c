package io.kinefka.clients.kcl;

import io.kinefka.clients.Endpoint;
import io.kinefka.clients.JavaSdks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Writes numbers under twenty keys, a few hundred a second, until it is told to end. */
final class Source implements AutoCloseable {
    private static final int KEYS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 4_000_000;

    private final String stream;
    private final KinesisClient kinesis;
    private final List<String> written = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private volatile boolean goesOn = true;

    Source(Endpoint endpoint, String stream) {
        this.stream = stream;
        kinesis = JavaSdks.sync(endpoint);
    }

    void start() {
        writing = CompletableFuture.runAsync(this::write, task -> new Thread(task, "source").start());
    }

    private void write() {
        for (int i = 0; goesOn; i++) {
            var data = "key" + i % KEYS + ":" + i;
            put(data);
            written.add(data);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Until it is acknowledged, as Kafka may stand still for longer than the client tries by itself; what is written twice is seen twice. */
    private void put(String data) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                kinesis.putRecord(request -> request.streamName(stream)
                        .partitionKey(data.substring(0, data.indexOf(':')))
                        .data(SdkBytes.fromUtf8String(data)));
                return;
            } catch (SdkException e) {
                if (!isUnavailable(e) || System.nanoTime() - until > 0) {
                    throw e;
                }
            }
        }
    }

    private static boolean isUnavailable(SdkException e) {
        return !(e instanceof AwsServiceException known) || known.statusCode() >= 500 || known.isThrottlingException();
    }

    /** How much is acknowledged; fails if it could not go on. */
    int count() {
        if (writing.isCompletedExceptionally()) {
            writing.join();
        }
        return written.size();
    }

    /** Ends, and returns all that was acknowledged. */
    List<String> end() {
        goesOn = false;
        writing.join();
        return List.copyOf(written);
    }

    @Override
    public void close() {
        goesOn = false;
        writing.exceptionally(failure -> null).join();
        kinesis.close();
    }
}
