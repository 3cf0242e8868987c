package io.kinefka.clients.kcl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.kinesis.exceptions.KinesisClientLibException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/** A processor that tells on standard output what happens to it, and checkpoints whenever a while has passed. */
final class TellingProcessor implements ShardRecordProcessor {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(300);

    private String shard = "none";
    private String lastNumber = "none";
    private long checkpointed = System.nanoTime();

    @Override
    public void initialize(InitializationInput input) {
        shard = input.shardId();
        tell("begins", String.valueOf(input.extendedSequenceNumber().sequenceNumber()));
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        var lines = new StringBuilder();
        input.records().forEach(one -> {
            lastNumber = one.sequenceNumber();
            lines.append(line("sees", lastNumber + " " + UTF_8.decode(one.data().duplicate())));
        });
        print(lines);
        if (!input.records().isEmpty() && System.nanoTime() - checkpointed > BETWEEN_CHECKPOINTS.toNanos()) {
            checkpoint(input.checkpointer());
        }
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        tell("loses", "");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        lastNumber = "SHARD_END";
        checkpoint(input.checkpointer());
        tell("ends", "");
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpoint(input.checkpointer());
    }

    private void checkpoint(RecordProcessorCheckpointer checkpointer) {
        try {
            checkpointer.checkpoint();
            checkpointed = System.nanoTime();
            tell("checkpoints", lastNumber);
        } catch (KinesisClientLibException e) {
            // The shard is somebody else's by now, who sees again what comes after the last checkpoint.
            tell("fails", e.getClass().getSimpleName());
        }
    }

    private void tell(String what, String detail) {
        print(line(what, detail));
    }

    private String line(String what, String detail) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return micros + " " + shard + " " + what + " " + detail + "\n";
    }

    /** In one piece, as other shards tell too. */
    private static void print(CharSequence lines) {
        System.out.append(lines);
        System.out.flush();
    }
}
