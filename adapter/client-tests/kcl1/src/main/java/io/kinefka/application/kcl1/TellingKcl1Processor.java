package io.kinefka.application.kcl1;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.kinesis.clientlibrary.exceptions.KinesisClientLibException;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessorCheckpointer;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessor;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IShutdownNotificationAware;
import com.amazonaws.services.kinesis.clientlibrary.lib.worker.ShutdownReason;
import com.amazonaws.services.kinesis.clientlibrary.types.InitializationInput;
import com.amazonaws.services.kinesis.clientlibrary.types.ProcessRecordsInput;
import com.amazonaws.services.kinesis.clientlibrary.types.ShutdownInput;
import io.kinefka.application.Teller;
import java.time.Duration;

/** A processor of KCL 1 that tells what happens to it, and checkpoints whenever a while has passed. */
final class TellingKcl1Processor implements IRecordProcessor, IShutdownNotificationAware {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(300);

    private Teller teller = new Teller("none");
    private String lastNumber = "none";
    private long checkpointed = System.nanoTime();

    @Override
    public void initialize(InitializationInput input) {
        teller = new Teller(input.getShardId());
        teller.tell("begins", String.valueOf(input.getExtendedSequenceNumber().getSequenceNumber()));
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        var lines = new StringBuilder();
        input.getRecords().forEach(one -> {
            lastNumber = one.getSequenceNumber();
            lines.append(teller.line(
                    "sees", lastNumber + " " + UTF_8.decode(one.getData().duplicate())));
        });
        Teller.print(lines);
        if (!input.getRecords().isEmpty() && System.nanoTime() - checkpointed > BETWEEN_CHECKPOINTS.toNanos()) {
            checkpoint(input.getCheckpointer());
        }
    }

    @Override
    public void shutdown(ShutdownInput input) {
        if (input.getShutdownReason() == ShutdownReason.TERMINATE) {
            lastNumber = "SHARD_END";
            checkpoint(input.getCheckpointer());
            teller.tell("ends", "");
        } else {
            teller.tell("loses", "");
        }
    }

    @Override
    public void shutdownRequested(IRecordProcessorCheckpointer checkpointer) {
        checkpoint(checkpointer);
    }

    private void checkpoint(IRecordProcessorCheckpointer checkpointer) {
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
