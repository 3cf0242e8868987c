package io.kinefka.kcl.shard;

import io.kinefka.kcl.catalog.Lineage;
import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.mapping.Shard;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.kinesis.checkpoint.Checkpoint;
import software.amazon.kinesis.checkpoint.ShardRecordProcessorCheckpointer;
import software.amazon.kinesis.leases.ShardInfo;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/**
 * Calls one record processor for one shard, in KCL's order and with KCL's own checkpointer in front of the group's
 * offsets (source: the tasks in {@code software.amazon.kinesis.lifecycle} of KCL 3.5). One thread at a time.
 */
public final class ShardConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(ShardConsumer.class);

    private final ShardRecordProcessor processor;
    private final AggregatorUtil aggregation;
    private final RecordTranslation translation;
    private final GroupCheckpointer checkpoints;
    private final ShardRecordProcessorCheckpointer checkpointer;
    private final String leaseKey;
    private Shard shard;

    /**
     * What a shard's consumer works with.
     *
     * @param processor the application's, made for this shard
     * @param aggregation takes aggregated records apart
     * @param translation makes KCL's records
     * @param multiStream the stream's serialized identifier if the application reads several, else null
     */
    public record Parts(
            ShardRecordProcessor processor,
            AggregatorUtil aggregation,
            RecordTranslation translation,
            @Nullable String multiStream) {}

    /**
     * Begins at a position.
     *
     * @param position in the shard
     */
    public ShardConsumer(Parts parts, Shard shard, GroupPosition position, CommittedOffsets offsets) {
        this.processor = parts.processor();
        this.aggregation = parts.aggregation();
        this.translation = parts.translation();
        this.shard = shard;
        this.checkpoints = new GroupCheckpointer(offsets, shard, position);
        List<String> parents = Stream.of(shard.parent(), shard.adjacentParent())
                .flatMap(Stream::ofNullable)
                .map(Object::toString)
                .toList();
        ShardInfo info = new ShardInfo(
                shard.id().toString(),
                UUID.randomUUID().toString(),
                parents,
                position.sequenceNumber(shard),
                parts.multiStream());
        this.checkpointer = new ShardRecordProcessorCheckpointer(info, checkpoints);
        this.leaseKey = ShardInfo.getLeaseKey(info);
    }

    /** The name of this shard's lease in KCL. */
    public String leaseKey() {
        return leaseKey;
    }

    /** What is committed. */
    public GroupPosition position() {
        return checkpoints.position();
    }

    /** Calls {@code initialize}; whatever it throws is thrown, and it can be called again. */
    public void initialize() {
        Checkpoint initial = checkpoints.getCheckpointObject(leaseKey);
        checkpointer.largestPermittedCheckpointValue(initial.checkpoint());
        checkpointer.setInitialCheckpointValue(initial.checkpoint());
        processor.initialize(InitializationInput.builder()
                .shardId(shard.id().toString())
                .extendedSequenceNumber(initial.checkpoint())
                .pendingCheckpointSequenceNumber(initial.pendingCheckpoint())
                .pendingCheckpointState(initial.pendingCheckpointState())
                .build());
    }

    /**
     * What {@code processRecords} is about to be given, translated and taken apart.
     *
     * @param plain whether none is encrypted or aggregated
     * @throws org.apache.kafka.common.errors.SerializationException if a record cannot be decrypted; nothing has changed
     */
    public List<KinesisClientRecord> open(List<ConsumerRecord<byte[], byte[]>> fetched, boolean plain) {
        List<KinesisClientRecord> records = plain
                ? translation.translatePlain(shard, fetched)
                : aggregation.deaggregate(
                        translation.translate(shard, fetched),
                        shard.range().start().toBigInteger(),
                        shard.range().end().toBigInteger());
        // Only the record of the checkpoint itself can be partly processed: the first one read.
        ExtendedSequenceNumber done = checkpointer.lastCheckpointValue();
        while (!records.isEmpty() && sequenceNumber(records.get(0)).compareTo(done) <= 0) {
            records.remove(0);
        }
        return records;
    }

    /**
     * Calls {@code processRecords}. As in KCL, what it throws is logged, and the records count as delivered.
     *
     * @param records what {@link #open} has given
     * @param millisBehindLatest age of the next record, 0 if there is none
     * @param lineage of the stream, if these records are the shard's last, else null
     */
    public void process(List<KinesisClientRecord> records, long millisBehindLatest, @Nullable Lineage lineage) {
        if (!records.isEmpty()) {
            ExtendedSequenceNumber last = sequenceNumber(records.get(records.size() - 1));
            checkpoints.delivered(last);
            checkpointer.largestPermittedCheckpointValue(last);
        }
        try {
            processor.processRecords(ProcessRecordsInput.builder()
                    .records(records)
                    .checkpointer(checkpointer)
                    .millisBehindLatest(millisBehindLatest)
                    .isAtShardEnd(lineage != null)
                    .childShards(lineage == null ? List.of() : childShards(lineage))
                    .build());
        } catch (Exception e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("shard", leaseKey)
                    .addKeyValue("records", records.size())
                    .log("processRecords() threw an exception; going on behind these records");
        }
    }

    private List<ChildShard> childShards(Lineage lineage) {
        return lineage.children(shard).stream()
                .map(child -> ChildShard.builder()
                        .shardId(child.id().toString())
                        .parentShards(Stream.of(child.parent(), child.adjacentParent())
                                .flatMap(Stream::ofNullable)
                                .map(Object::toString)
                                .toList())
                        .hashKeyRange(range -> range.startingHashKey(
                                        child.range().start().toString())
                                .endingHashKey(child.range().end().toString()))
                        .build())
                .toList();
    }

    /**
     * Calls {@code shardEnded}; can be called again.
     *
     * @param ended the shard, closed
     * @throws IllegalArgumentException if it did not checkpoint, in KCL's words
     */
    public void end(Shard ended) {
        update(ended);
        checkpointer.sequenceNumberAtShardEnd(checkpointer.largestPermittedCheckpointValue());
        checkpointer.largestPermittedCheckpointValue(ExtendedSequenceNumber.SHARD_END);
        processor.shardEnded(
                ShardEndedInput.builder().checkpointer(checkpointer).build());
        if (!ExtendedSequenceNumber.SHARD_END.equals(checkpointer.lastCheckpointValue())) {
            throw new IllegalArgumentException("Application didn't checkpoint at end of shard " + leaseKey
                    + ". Application must checkpoint upon shard end. See ShardRecordProcessor.shardEnded javadocs for"
                    + " more information.");
        }
    }

    /** Calls {@code shutdownRequested}; what it throws is logged. */
    public void shutdownRequested() {
        try {
            processor.shutdownRequested(
                    ShutdownRequestedInput.builder().checkpointer(checkpointer).build());
        } catch (Exception e) {
            LOG.atError().setCause(e).addKeyValue("shard", leaseKey).log("shutdownRequested() threw an exception");
        }
    }

    /** Calls {@code leaseLost}; what it throws is logged. */
    public void leaseLost() {
        try {
            processor.leaseLost(LeaseLostInput.builder().build());
        } catch (Exception e) {
            LOG.atError().setCause(e).addKeyValue("shard", leaseKey).log("leaseLost() threw an exception");
        }
    }

    /** Takes over what has become of the shard. */
    public void update(Shard now) {
        shard = now;
        checkpoints.update(now);
    }

    private static ExtendedSequenceNumber sequenceNumber(KinesisClientRecord record) {
        return new ExtendedSequenceNumber(record.sequenceNumber(), record.subSequenceNumber());
    }
}
