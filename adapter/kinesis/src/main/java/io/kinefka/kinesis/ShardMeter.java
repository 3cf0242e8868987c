package io.kinefka.kinesis;

import io.kinefka.mapping.Shard;
import io.kinefka.mapping.StreamMetadata;
import java.util.List;

/** Is told what happens to the shards of streams with enhanced monitoring. Called for every request: return fast. */
public interface ShardMeter {
    /** The names of shard-level metrics on AWS. */
    List<String> METRICS = List.of(
            "IncomingBytes",
            "IncomingRecords",
            "IteratorAgeMilliseconds",
            "OutgoingBytes",
            "OutgoingRecords",
            "ReadProvisionedThroughputExceeded",
            "WriteProvisionedThroughputExceeded");

    /** A record was appended, of that many bytes of partition key and data. */
    void written(StreamMetadata stream, Shard shard, long bytes);

    /** A record was refused because of too many. */
    void writeThrottled(StreamMetadata stream, Shard shard);

    /** Records were read; what comes next in the shard is that old. */
    void read(StreamMetadata stream, Shard shard, int records, long bytes, long ageMillis);

    /** A read was refused because of too many. */
    void readThrottled(StreamMetadata stream, Shard shard);
}
