package io.kinefka.delivery;

import io.kinefka.delivery.buffer.Span;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.lambda.Transform;
import io.kinefka.delivery.lambda.TransformRecord;
import io.kinefka.delivery.lambda.TransformResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records for one invocation of a function, and what has become of it so far. */
final class Batch {
    private final List<Unit> units = new ArrayList<>();
    private final Span span = new Span();
    private final Instant openedAt;
    private long bytes;
    private long requestBytes;
    private int attempts;
    private boolean inFlight;
    private Instant dueAt;
    private @Nullable List<TransformResult> results;

    Batch(Instant now) {
        openedAt = now;
        dueAt = now;
    }

    void add(Unit unit) {
        var unused = span.add(unit.owner(), unit.offset(), unit.sub());
        units.add(unit);
        bytes += unit.data().remaining();
        requestBytes += Transform.requestBytes(unit.data().remaining());
    }

    List<Unit> units() {
        return units;
    }

    Span span() {
        return span;
    }

    long bytes() {
        return bytes;
    }

    long requestBytes() {
        return requestBytes;
    }

    Instant openedAt() {
        return openedAt;
    }

    int attempts() {
        return attempts;
    }

    boolean isInFlight() {
        return inFlight;
    }

    /** The results in the records' order, or null as long as there are none. */
    @Nullable List<TransformResult> results() {
        return results;
    }

    boolean isDue(Instant now) {
        return !inFlight && results == null && !now.isBefore(dueAt);
    }

    void begin() {
        inFlight = true;
        attempts++;
    }

    void retryAfter(Duration pause, Instant now) {
        inFlight = false;
        dueAt = now.plus(pause);
    }

    void succeed(List<TransformResult> given) {
        inFlight = false;
        results = given;
    }

    void fail(LambdaException.Reason reason) {
        TransformResult failed = new TransformResult.Failed(reason.code(), reason.message());
        succeed(units.stream().map(unit -> failed).toList());
    }

    List<TransformRecord> records() {
        return units.stream().map(Batch::record).toList();
    }

    private static TransformRecord record(Unit unit) {
        String id = unit.owner().partition() + "-" + unit.offset() + "." + unit.sub();
        return new TransformRecord(
                id,
                unit.owner().partition().number(),
                unit.offset(),
                unit.sub(),
                unit.arrivalMillis(),
                unit.partitionKey(),
                unit.position(),
                unit.data());
    }
}
