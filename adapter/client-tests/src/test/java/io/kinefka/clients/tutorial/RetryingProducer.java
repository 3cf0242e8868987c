package io.kinefka.clients.tutorial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A tutorial's producer, which sends again what was refused, later and later. */
final class RetryingProducer {
    private static final int ATTEMPTS = 60;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** How often something was sent again. */
    final AtomicInteger retries = new AtomicInteger();

    private final KinesisClient kinesis;
    private final String stream;

    /** The client must not try again by itself. */
    RetryingProducer(KinesisClient kinesis, String stream) {
        this.kinesis = kinesis;
        this.stream = stream;
    }

    /** Sends again only those records that failed. */
    void putAll(List<PutRecordsRequestEntry> records) {
        var remaining = records;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var sent = remaining;
            var response =
                    kinesis.putRecords(request -> request.streamName(stream).records(sent));
            if (response.failedRecordCount() == 0) {
                return;
            }
            var failed = new ArrayList<PutRecordsRequestEntry>();
            for (int i = 0; i < sent.size(); i++) {
                if (response.records().get(i).errorCode() != null) {
                    failed.add(sent.get(i));
                }
            }
            remaining = failed;
            pause(attempt);
        }
        throw new AssertionError(remaining.size() + " records still fail");
    }

    /** Puts one record with exponential backoff. */
    void put(PutRecordRequest record) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                kinesis.putRecord(record);
                return;
            } catch (ProvisionedThroughputExceededException e) {
                pause(attempt);
            }
        }
        throw new AssertionError("The record is still throttled");
    }

    private void pause(int attempt) {
        retries.incrementAndGet();
        long millis = Math.min(FIRST_PAUSE.toMillis() << attempt, LONGEST_PAUSE.toMillis());
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }
}
