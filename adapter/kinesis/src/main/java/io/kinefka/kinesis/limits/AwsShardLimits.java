package io.kinefka.kinesis.limits;

import io.kinefka.aws.limit.Rate;
import io.kinefka.mapping.ShardId;
import io.kinefka.mapping.StreamId;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The limits of a shard on AWS, and the throttling that a test has asked for (source: "KDS Data Plane API Limits" in
 * AWS's page "Quotas and limits"). After a large answer, further reads wait until it is paid off: 10 MiB take five
 * seconds.
 */
public final class AwsShardLimits implements ShardLimits {
    private static final long WRITE_BYTES = 1L << 20;
    private static final long WRITE_RECORDS = 1000;
    private static final long READ_BYTES = 2L << 20;
    private static final long READ_CALLS = 5;
    private static final long ITERATOR_CALLS = 5;

    private final Faults faults;
    private final Rate<Key> writeRecords;
    private final Rate<Key> writeBytes;
    private final Rate<Key> readCalls;
    private final Rate<Key> readBytes;
    private final Rate<Key> iteratorCalls;

    private record Key(StreamId stream, ShardId shard) {}

    /**
     * Begins with all shards idle.
     *
     * @param gateways how many gateways serve each shard at present; each grants its equal share
     */
    public AwsShardLimits(IntSupplier gateways, Faults faults, Clock clock) {
        this.faults = faults;
        writeRecords = new Rate<>(WRITE_RECORDS, gateways, clock);
        writeBytes = new Rate<>(WRITE_BYTES, gateways, clock);
        readCalls = new Rate<>(READ_CALLS, gateways, clock);
        readBytes = new Rate<>(READ_BYTES, gateways, clock);
        iteratorCalls = new Rate<>(ITERATOR_CALLS, gateways, clock);
    }

    @Override
    public boolean tryWrite(StreamId stream, ShardId shard, long bytes) {
        var key = new Key(stream, shard);
        if (faults.isThrottled(stream, shard) || !writeRecords.tryTake(key, 1)) {
            return false;
        }
        if (!writeBytes.tryTake(key, bytes)) {
            writeRecords.giveBack(key, 1);
            return false;
        }
        return true;
    }

    @Override
    public boolean tryRead(StreamId stream, ShardId shard) {
        var key = new Key(stream, shard);
        return !faults.isThrottled(stream, shard) && readBytes.isPaid(key) && readCalls.tryTake(key, 1);
    }

    @Override
    public void chargeRead(StreamId stream, ShardId shard, LongSupplier bytes) {
        readBytes.charge(new Key(stream, shard), bytes.getAsLong());
    }

    @Override
    public boolean tryLocate(StreamId stream, ShardId shard) {
        return !faults.isThrottled(stream, shard) && iteratorCalls.tryTake(new Key(stream, shard), 1);
    }
}
