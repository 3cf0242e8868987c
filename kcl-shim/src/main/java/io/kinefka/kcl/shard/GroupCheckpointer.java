package io.kinefka.kcl.shard;

import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException;
import io.kinefka.mapping.SequenceNumber;
import io.kinefka.mapping.Shard;
import io.kinefka.mapping.ShardCheckpoint;
import io.kinefka.mapping.ShardCheckpoint.Pending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.checkpoint.Checkpoint;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.KinesisClientLibDependencyException;
import software.amazon.kinesis.exceptions.KinesisClientLibException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.processor.Checkpointer;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/**
 * Keeps one shard's checkpoints as the committed offset of its partition, in place of KCL's lease table. Errors have the
 * words of KCL's own checkpointer (source: {@code DynamoDBCheckpointer} of KCL 3.5).
 */
public final class GroupCheckpointer implements Checkpointer {
    private final CommittedOffsets offsets;
    private volatile Shard shard;
    private volatile GroupPosition position;
    private volatile @Nullable ExtendedSequenceNumber delivered;
    private @Nullable String operation;

    /**
     * Begins at a position.
     *
     * @param position in the shard, with a checkpoint of it
     */
    GroupCheckpointer(CommittedOffsets offsets, Shard shard, GroupPosition position) {
        this.offsets = offsets;
        this.shard = shard;
        this.position = position;
    }

    /** What is committed. */
    public GroupPosition position() {
        return position;
    }

    void update(Shard now) {
        shard = now;
    }

    /** Tells the last of all that the record processor has seen: whoever checkpoints it is through with its record. */
    void delivered(ExtendedSequenceNumber last) {
        delivered = last;
    }

    @Override
    public void setCheckpoint(String leaseKey, ExtendedSequenceNumber checkpoint, String concurrencyToken)
            throws KinesisClientLibException {
        ShardCheckpoint next =
                ShardCheckpoint.at(shard.id(), checkpoint.sequenceNumber(), checkpoint.subSequenceNumber());
        long offset = offset(checkpoint, next)
                .orElseThrow(() -> new InvalidStateException("Unable to save checkpoint for shardId " + leaseKey));
        commit(new GroupPosition(offset, next), "Can't update checkpoint", "Unable to save checkpoint", leaseKey);
    }

    @Override
    public void prepareCheckpoint(String leaseKey, ExtendedSequenceNumber pending, String concurrencyToken)
            throws KinesisClientLibException {
        prepareCheckpoint(leaseKey, pending, concurrencyToken, null);
    }

    @Override
    public void prepareCheckpoint(
            String leaseKey,
            ExtendedSequenceNumber pending,
            String concurrencyToken,
            byte @Nullable [] pendingCheckpointState)
            throws KinesisClientLibException {
        ShardCheckpoint now = position.checkpoint();
        ExtendedSequenceNumber made = position.sequenceNumber(shard);
        ShardCheckpoint base =
                now == null ? ShardCheckpoint.at(shard.id(), made.sequenceNumber(), made.subSequenceNumber()) : now;
        ShardCheckpoint next = base.preparing(
                Pending.of(pending.sequenceNumber(), pending.subSequenceNumber(), pendingCheckpointState));
        commit(
                new GroupPosition(position.offset(), next),
                "Can't prepare checkpoint",
                "Unable to prepare checkpoint",
                leaseKey);
    }

    private Optional<Long> offset(ExtendedSequenceNumber checkpoint, ShardCheckpoint next) {
        if (checkpoint.equals(delivered)) {
            return next.position().map(SequenceNumber::offsetAfter);
        }
        var offset = next.offset(shard);
        return offset.isPresent() ? Optional.of(offset.getAsLong()) : Optional.empty();
    }

    private void commit(GroupPosition next, String cannot, String unable, String leaseKey)
            throws KinesisClientLibException {
        try {
            offsets.commit(next);
            position = next;
        } catch (NotCommittedException e) {
            String message = unable + " for shardId " + leaseKey;
            switch (e.reason()) {
                case LEASE_LOST ->
                    throw new ShutdownException(cannot + " - instance doesn't hold the lease for this shard", e);
                case UNAVAILABLE -> throw new KinesisClientLibDependencyException(message, e);
                case REFUSED -> throw new InvalidStateException(message, e);
            }
        }
    }

    @Override
    public ExtendedSequenceNumber getCheckpoint(String leaseKey) {
        return position.sequenceNumber(shard);
    }

    @Override
    public Checkpoint getCheckpointObject(String leaseKey) {
        ShardCheckpoint checkpoint = position.checkpoint();
        Pending pending = checkpoint == null ? null : checkpoint.pending();
        return pending == null
                ? new Checkpoint(getCheckpoint(leaseKey), null, null)
                : new Checkpoint(
                        getCheckpoint(leaseKey),
                        new ExtendedSequenceNumber(pending.sequenceNumber(), pending.subSequenceNumber()),
                        pending.stateBytes());
    }

    @Override
    public void operation(String name) {
        operation = name;
    }

    @Override
    public @Nullable String operation() {
        return operation;
    }
}
