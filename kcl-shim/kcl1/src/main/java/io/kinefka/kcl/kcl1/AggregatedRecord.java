package io.kinefka.kcl.kcl1;

import com.amazonaws.services.kinesis.clientlibrary.types.UserRecord;
import com.amazonaws.services.kinesis.model.Record;
import org.jspecify.annotations.Nullable;

/** A record out of an aggregated one; KCL lets only its own kind of record say so. */
final class AggregatedRecord extends UserRecord {
    private static final long serialVersionUID = 1L;

    AggregatedRecord(Record kinesisRecord, long subSequenceNumber, @Nullable String explicitHashKey) {
        super(true, kinesisRecord, subSequenceNumber, explicitHashKey);
    }
}
