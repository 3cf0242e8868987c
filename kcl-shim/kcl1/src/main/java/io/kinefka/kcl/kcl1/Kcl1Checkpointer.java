package io.kinefka.kcl.kcl1;

import com.amazonaws.services.kinesis.clientlibrary.exceptions.InvalidStateException;
import com.amazonaws.services.kinesis.clientlibrary.exceptions.KinesisClientLibDependencyException;
import com.amazonaws.services.kinesis.clientlibrary.exceptions.ShutdownException;
import com.amazonaws.services.kinesis.clientlibrary.exceptions.ThrottlingException;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.IPreparedCheckpointer;
import com.amazonaws.services.kinesis.clientlibrary.interfaces.IRecordProcessorCheckpointer;
import com.amazonaws.services.kinesis.clientlibrary.types.ExtendedSequenceNumber;
import com.amazonaws.services.kinesis.clientlibrary.types.UserRecord;
import com.amazonaws.services.kinesis.model.Record;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.processor.PreparedCheckpointer;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;

/** KCL 1's checkpointer in front of a later one; errors keep their words and get KCL 1's types. */
final class Kcl1Checkpointer implements IRecordProcessorCheckpointer {

    /** Of a processor that has lost its lease before it had anything to checkpoint. */
    static final Kcl1Checkpointer NONE = new Kcl1Checkpointer(null);

    private final @Nullable RecordProcessorCheckpointer checkpointer;

    Kcl1Checkpointer(@Nullable RecordProcessorCheckpointer checkpointer) {
        this.checkpointer = checkpointer;
    }

    /** A call of the later checkpointer. */
    private interface Call<T> {
        T make(RecordProcessorCheckpointer later) throws Exception;
    }

    private <T> T call(Call<T> call)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        if (checkpointer == null) {
            throw new ShutdownException("Can't update checkpoint - instance doesn't hold the lease for this shard");
        }
        try {
            return call.make(checkpointer);
        } catch (software.amazon.kinesis.exceptions.ShutdownException e) {
            throw new ShutdownException(e.getMessage(), e);
        } catch (software.amazon.kinesis.exceptions.InvalidStateException e) {
            throw new InvalidStateException(e.getMessage(), e);
        } catch (software.amazon.kinesis.exceptions.ThrottlingException e) {
            throw new ThrottlingException(e.getMessage(), e);
        } catch (software.amazon.kinesis.exceptions.KinesisClientLibDependencyException e) {
            throw new KinesisClientLibDependencyException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("KCL declares no other exception", e);
        }
    }

    private static long subSequenceNumber(Record kinesisRecord) {
        return kinesisRecord instanceof UserRecord user ? user.getSubSequenceNumber() : 0;
    }

    @Override
    public void checkpoint()
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        call(later -> {
            later.checkpoint();
            return later;
        });
    }

    @Override
    public void checkpoint(Record kinesisRecord)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        requireRecord(kinesisRecord, "Could not checkpoint a null record");
        checkpoint(kinesisRecord.getSequenceNumber(), subSequenceNumber(kinesisRecord));
    }

    @Override
    public void checkpoint(String sequenceNumber)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        checkpoint(sequenceNumber, 0);
    }

    @Override
    public void checkpoint(String sequenceNumber, long subSequenceNumber)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        call(later -> {
            later.checkpoint(sequenceNumber, subSequenceNumber);
            return later;
        });
    }

    @Override
    public IPreparedCheckpointer prepareCheckpoint()
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        return new Prepared(call(RecordProcessorCheckpointer::prepareCheckpoint));
    }

    @Override
    public IPreparedCheckpointer prepareCheckpoint(Record kinesisRecord)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        requireRecord(kinesisRecord, "Could not prepare checkpoint a null record");
        return prepareCheckpoint(kinesisRecord.getSequenceNumber(), subSequenceNumber(kinesisRecord));
    }

    @Override
    public IPreparedCheckpointer prepareCheckpoint(String sequenceNumber)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        return prepareCheckpoint(sequenceNumber, 0);
    }

    @Override
    public IPreparedCheckpointer prepareCheckpoint(String sequenceNumber, long subSequenceNumber)
            throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException, ShutdownException {
        return new Prepared(call(later -> later.prepareCheckpoint(sequenceNumber, subSequenceNumber)));
    }

    private static void requireRecord(@Nullable Record kinesisRecord, String complaint) {
        if (kinesisRecord == null) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** A prepared checkpoint of the later kind. */
    private final class Prepared implements IPreparedCheckpointer {
        private final PreparedCheckpointer prepared;

        Prepared(PreparedCheckpointer prepared) {
            this.prepared = prepared;
        }

        @Override
        public ExtendedSequenceNumber getPendingCheckpoint() {
            var pending = prepared.pendingCheckpoint();
            return new ExtendedSequenceNumber(pending.sequenceNumber(), pending.subSequenceNumber());
        }

        @Override
        public void checkpoint()
                throws KinesisClientLibDependencyException, InvalidStateException, ThrottlingException,
                        ShutdownException {
            call(later -> {
                prepared.checkpoint();
                return later;
            });
        }
    }
}
