package io.kinefka.analytics.host;

import io.kinefka.analytics.function.FunctionException;
import io.kinefka.analytics.function.FunctionRecord;
import io.kinefka.analytics.function.OutputFunction;
import io.kinefka.analytics.function.OutputRow;
import io.kinefka.analytics.function.Requests;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers rows to a function, however often that takes. */
final class FunctionDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionDelivery.class);

    private final HostedOutput.Target.Function target;
    private final OutputFunction function;
    private final Backoff backoff;

    FunctionDelivery(HostedOutput.Target.Function target, HostEnvironment environment, Backoff backoff) {
        this.target = target;
        this.function = new OutputFunction(environment.functions(), target.function(), target.applicationArn());
        this.backoff = backoff;
    }

    /** Returns when the function has acknowledged all of them. */
    void deliver(List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<OutputRow> rows = records.stream()
                .map(each -> new OutputRow(
                        FunctionRecord.id(each.topic(), each.partition(), each.offset()),
                        ByteBuffer.wrap(each.value()),
                        0))
                .toList();
        for (List<OutputRow> request : Requests.split(rows)) {
            if (Requests.isTooLarge(request)) {
                LOG.atError()
                        .addKeyValue("application", target.applicationArn())
                        .addKeyValue("function", target.function())
                        .addKeyValue("bytes", request.get(0).data().remaining())
                        .log("A row is larger than a function takes, and is left out");
            } else {
                deliverAll(request);
            }
        }
    }

    private void deliverAll(List<OutputRow> request) throws InterruptedException {
        List<OutputRow> left = attempt(request);
        for (int failures = 1; !left.isEmpty(); failures++) {
            backoff.after(failures);
            left = attempt(left);
        }
    }

    /** Returns the rows for the next attempt. */
    private List<OutputRow> attempt(List<OutputRow> rows) throws InterruptedException {
        List<OutputRow> failed;
        String reason = "The function has not acknowledged all rows.";
        try {
            failed = function.deliver(rows);
        } catch (FunctionException e) {
            failed = rows;
            reason = String.valueOf(e.getMessage());
        }
        if (!failed.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("application", target.applicationArn())
                    .addKeyValue("function", target.function())
                    .addKeyValue("rows", failed.size())
                    .addKeyValue("retries", failed.get(0).retries())
                    .addKeyValue("reason", reason)
                    .log("Rows were not delivered; trying again");
        }
        return failed.stream().map(OutputRow::retried).toList();
    }
}
