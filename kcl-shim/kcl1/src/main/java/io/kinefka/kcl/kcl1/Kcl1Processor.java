package io.kinefka.kcl.kcl1;

import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IRecordProcessor;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.v2.IShutdownNotificationAware;
import com.amazonaws.services.kinesis.clientlibrary.lib.worker.ShutdownReason;
import com.amazonaws.services.kinesis.clientlibrary.types.UserRecord;
import com.amazonaws.services.kinesis.model.Record;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/** Calls a processor of KCL 1: a lost lease is its shutdown as ZOMBIE, a shard's end its shutdown as TERMINATE. */
final class Kcl1Processor implements ShardRecordProcessor {
    private final IRecordProcessor processor;
    private Kcl1Checkpointer checkpointer = Kcl1Checkpointer.NONE;

    Kcl1Processor(IRecordProcessor processor) {
        this.processor = processor;
    }

    @Override
    public void initialize(InitializationInput input) {
        processor.initialize(new com.amazonaws.services.kinesis.clientlibrary.types.InitializationInput()
                .withShardId(input.shardId())
                .withExtendedSequenceNumber(number(input.extendedSequenceNumber()))
                .withPendingCheckpointSequenceNumber(number(input.pendingCheckpointSequenceNumber())));
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        checkpointer = new Kcl1Checkpointer(input.checkpointer());
        List<Record> records =
                input.records().stream().map(Kcl1Processor::userRecord).toList();
        processor.processRecords(new com.amazonaws.services.kinesis.clientlibrary.types.ProcessRecordsInput()
                .withRecords(records)
                .withCheckpointer(checkpointer)
                .withMillisBehindLatest(input.millisBehindLatest())
                .withCacheEntryTime(input.cacheEntryTime())
                .withCacheExitTime(input.cacheExitTime()));
    }

    private static Record userRecord(KinesisClientRecord one) {
        Instant arrival = one.approximateArrivalTimestamp();
        Record kinesisRecord = new Record()
                .withSequenceNumber(one.sequenceNumber())
                .withPartitionKey(one.partitionKey())
                .withData(one.data())
                .withApproximateArrivalTimestamp(Date.from(arrival));
        if (one.encryptionType() != null) {
            kinesisRecord.setEncryptionType(one.encryptionType().toString());
        }
        return one.aggregated()
                ? new AggregatedRecord(kinesisRecord, one.subSequenceNumber(), one.explicitHashKey())
                : new UserRecord(kinesisRecord);
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        shutdown(ShutdownReason.ZOMBIE);
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        checkpointer = new Kcl1Checkpointer(input.checkpointer());
        shutdown(ShutdownReason.TERMINATE);
    }

    private void shutdown(ShutdownReason reason) {
        processor.shutdown(new com.amazonaws.services.kinesis.clientlibrary.types.ShutdownInput()
                .withShutdownReason(reason)
                .withCheckpointer(checkpointer));
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpointer = new Kcl1Checkpointer(input.checkpointer());
        if (processor instanceof IShutdownNotificationAware aware) {
            aware.shutdownRequested(checkpointer);
        }
    }

    static com.amazonaws.services.kinesis.clientlibrary.types.@Nullable ExtendedSequenceNumber number(
            @Nullable ExtendedSequenceNumber number) {
        return number == null
                ? null
                : new com.amazonaws.services.kinesis.clientlibrary.types.ExtendedSequenceNumber(
                        number.sequenceNumber(), number.subSequenceNumber());
    }
}
