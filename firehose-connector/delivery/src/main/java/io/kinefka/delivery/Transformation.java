package io.kinefka.delivery;

import io.kinefka.delivery.config.DeliveryStreamConfig;
import io.kinefka.delivery.config.Processor;
import io.kinefka.delivery.encode.Failure;
import io.kinefka.delivery.lambda.LambdaException;
import io.kinefka.delivery.lambda.LambdaFunctions;
import io.kinefka.delivery.lambda.Transform;
import io.kinefka.delivery.lambda.TransformRecord;
import io.kinefka.delivery.lambda.TransformResult;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first buffer: batches for a Lambda function. Some are under way at once, and all leave in the order in which they
 * came. Source of the numbers: AWS developer guide, data transformation.
 */
final class Transformation {
    private static final int OUTSTANDING_MAX = 5;

    private final Processor.Lambda lambda;
    private final Transform transform;
    private final DeliveryResources resources;
    private final Mailbox mailbox;
    private final Outputs outputs;
    private final DeliveryObserver observer;
    private final Backoff backoff;
    private final Deque<Batch> closed = new ArrayDeque<>();
    private @Nullable Batch open;

    Transformation(
            Processor.Lambda lambda,
            DeliveryStreamConfig stream,
            DeliveryResources resources,
            Mailbox mailbox,
            Outputs outputs,
            DeliveryObserver observer) {
        this.lambda = lambda;
        transform = new Transform(resources.functions(), lambda.functionArn(), stream);
        this.resources = resources;
        this.mailbox = mailbox;
        this.outputs = outputs;
        this.observer = observer;
        backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), resources.random());
    }

    void add(Unit unit, Instant now) {
        Batch batch = open;
        if (batch != null
                && batch.requestBytes() + Transform.requestBytes(unit.data().remaining())
                        > LambdaFunctions.PAYLOAD_BYTES_MAX) {
            close(batch, now);
            batch = null;
        }
        if (batch == null) {
            batch = new Batch(now);
            open = batch;
        }
        batch.add(unit.copied());
        resources.budgets().addHeap(unit.data().remaining());
        if (batch.bytes() >= lambda.bufferingHints().sizeBytes()) {
            close(batch, now);
        }
    }

    /** More is waiting than may be under way. */
    boolean isBacklogged() {
        return closed.size() > OUTSTANDING_MAX;
    }

    void poll(Instant now) {
        Batch batch = open;
        if (batch != null
                && !now.isBefore(batch.openedAt().plus(lambda.bufferingHints().interval()))) {
            close(batch, now);
        }
        submitDue(now);
    }

    void dropRevoked() {
        Batch batch = open;
        if (batch != null && batch.span().isRevoked()) {
            open = null;
            release(batch);
        }
    }

    void close() {
        closed.forEach(this::release);
        closed.clear();
        if (open != null) {
            release(open);
            open = null;
        }
    }

    private void close(Batch batch, Instant now) {
        open = null;
        closed.add(batch);
        submitDue(now);
    }

    private void submitDue(Instant now) {
        long free = OUTSTANDING_MAX - closed.stream().filter(Batch::isInFlight).count();
        closed.stream().filter(batch -> batch.isDue(now)).limit(free).toList().forEach(this::submit);
    }

    private void submit(Batch batch) {
        batch.begin();
        List<TransformRecord> records = batch.records();
        resources.workers().invoke(() -> invoke(batch, records));
    }

    private void invoke(Batch batch, List<TransformRecord> records) {
        long began = System.nanoTime();
        try {
            List<TransformResult> results = transform.apply(records);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            mailbox.post(now -> succeeded(batch, results, took, now));
        } catch (LambdaException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            mailbox.post(now -> failed(batch, e.reason(), took, now));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // Whatever it is, memory that ran out included: the records are still there.
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            mailbox.post(now -> failed(batch, LambdaException.Reason.SERVICE_FAILURE, took, now));
        }
    }

    private void succeeded(Batch batch, List<TransformResult> results, Duration took, Instant now) {
        long bytes = 0;
        long records = 0;
        for (TransformResult result : results) {
            records += result instanceof TransformResult.Failed ? 0 : 1;
            bytes += result instanceof TransformResult.Ok ok ? ok.data().remaining() : 0;
        }
        observer.invoked(took, true, records, bytes);
        batch.succeed(results);
        releaseInOrder(now);
    }

    private void failed(Batch batch, LambdaException.Reason reason, Duration took, Instant now) {
        observer.invoked(took, false, 0, 0);
        if (reason.isRetriable() && batch.attempts() <= lambda.retries()) {
            batch.retryAfter(backoff.after(batch.attempts()), now);
        } else {
            batch.fail(reason);
            releaseInOrder(now);
        }
    }

    private void releaseInOrder(Instant now) {
        for (Batch first = closed.peek(); first != null; first = closed.peek()) {
            List<TransformResult> results = first.results();
            if (results == null) {
                break;
            }
            closed.remove();
            for (int i = 0; i < results.size(); i++) {
                Unit unit = first.units().get(i);
                if (!unit.owner().isRevoked()) {
                    output(unit, results.get(i), first.attempts(), now);
                }
            }
            release(first);
        }
        submitDue(now);
    }

    private void output(Unit unit, TransformResult result, int attempts, Instant now) {
        if (result instanceof TransformResult.Ok ok) {
            outputs.deliver(unit.withData(unit.sub(), ok.data()), now);
        } else if (result instanceof TransformResult.Failed failed) {
            ByteBuffer raw = unit.data();
            Failure failure =
                    new Failure(failed.code(), failed.message(), attempts, now.toEpochMilli(), lambda.functionArn());
            outputs.fail(failure, unit, raw, now);
        }
    }

    private void release(Batch batch) {
        batch.span().release();
        resources.budgets().addHeap(-batch.bytes());
    }
}
