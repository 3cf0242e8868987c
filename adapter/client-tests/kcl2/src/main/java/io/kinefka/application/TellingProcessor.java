package io.kinefka.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import software.amazon.kinesis.exceptions.KinesisClientLibException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;

/** A processor of KCL 2 and later that tells what happens to it, and checkpoints whenever a while has passed. */
public final class TellingProcessor implements ShardRecordProcessor {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(300);

    private final String prefix;
    private Teller teller = new Teller("none");
    private String lastNumber = "none";
    private long checkpointed = System.nanoTime();

    /** For an application with one stream. */
    public TellingProcessor() {
        this("");
    }

    /** For an application with several streams: the prefix tells the shards of one from those of another. */
    public TellingProcessor(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public void initialize(InitializationInput input) {
        teller = new Teller(prefix + input.shardId());
        teller.tell("begins", String.valueOf(input.extendedSequenceNumber().sequenceNumber()));
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        var lines = new StringBuilder();
        input.records().forEach(one -> {
            lastNumber = one.sequenceNumber();
            lines.append(teller.line(
                    "sees", lastNumber + " " + UTF_8.decode(one.data().duplicate())));
        });
        Teller.print(lines);
        if (!input.records().isEmpty() && System.nanoTime() - checkpointed > BETWEEN_CHECKPOINTS.toNanos()) {
            checkpoint(input.checkpointer());
        }
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        teller.tell("loses", "");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        lastNumber = "SHARD_END";
        checkpoint(input.checkpointer());
        teller.tell("ends", "");
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpoint(input.checkpointer());
    }

    private void checkpoint(RecordProcessorCheckpointer checkpointer) {
        // Of this moment, as whoever waits for the checkpoint may see it sooner than this processor goes on.
        String line = teller.line("checkpoints", lastNumber);
        try {
            checkpointer.checkpoint();
            checkpointed = System.nanoTime();
            Teller.print(line);
        } catch (KinesisClientLibException e) {
            // The shard is somebody else's by now, who sees again what comes after the last checkpoint.
            teller.tell("fails", e.getClass().getSimpleName());
        }
    }
}
