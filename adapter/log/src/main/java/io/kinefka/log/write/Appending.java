package io.kinefka.log.write;

import io.kinefka.encryption.RecordSealer;
import io.kinefka.log.error.LogException;
import io.kinefka.log.write.AppendResult.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The records of one request on their way, and what has become of them. Sent by one thread at a time. */
final class Appending {
    private final String topic;
    private final List<ShardRecord> records;
    private final @Nullable RecordSealer sealer;
    private final Duration deadline;
    private final long beganNanos = System.nanoTime();
    private final CompletableFuture<List<AppendResult>> done = new CompletableFuture<>();
    private final @Nullable AppendResult[] results;
    private final AtomicInteger missing;
    private int next;

    /** Encrypted by the sealer, or not without one. */
    Appending(String topic, List<ShardRecord> records, @Nullable RecordSealer sealer, Duration deadline) {
        this.topic = topic;
        this.records = records;
        this.sealer = sealer;
        this.deadline = deadline;
        results = new AppendResult[records.size()];
        missing = new AtomicInteger(records.size());
        if (records.isEmpty()) {
            done.complete(List.of());
        }
    }

    String topic() {
        return topic;
    }

    /** What encrypts the records; null where they are not. */
    @Nullable RecordSealer sealer() {
        return sealer;
    }

    CompletionStage<List<AppendResult>> results() {
        return done;
    }

    boolean isInTime() {
        return age().compareTo(deadline) < 0;
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    /** As long again as this has taken so far, if that is in time. */
    Duration patience() {
        var age = age();
        var left = deadline.minus(age);
        return age.compareTo(left) < 0 ? age : left;
    }

    /** The index of the next record to send. */
    int next() {
        return next;
    }

    boolean hasNext() {
        return next < records.size();
    }

    ShardRecord record(int index) {
        return records.get(index);
    }

    void advance() {
        next++;
    }

    void complete(int index, AppendResult result) {
        results[index] = result;
        if (missing.decrementAndGet() == 0) {
            done.complete(new ArrayList<>(Arrays.asList(results)));
        }
    }

    /** Refuses whatever has not been sent. */
    void refuseRest(LogException cause) {
        while (hasNext()) {
            complete(next, new Refused(records.get(next).shard(), cause));
            advance();
        }
    }
}
