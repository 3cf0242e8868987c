package io.kinefka.kinesis.limits;

import static io.kinefka.kinesis.limits.ApiRate.Scope.ACCOUNT;
import static io.kinefka.kinesis.limits.ApiRate.Scope.STREAM;
import static java.util.Map.entry;

import java.util.Map;

/**
 * How often an operation may be called.
 *
 * @param callsPerSecond calls a second
 * @param scope for whom they are counted
 */
record ApiRate(int callsPerSecond, Scope scope) {

    /** Whose calls are counted together; in each region on its own. */
    enum Scope {
        ACCOUNT,
        STREAM
    }

    /** "KDS Control Plane API Limits" in AWS's page "Quotas and limits"; operations that it leaves out have none. */
    static final Map<String, ApiRate> AWS = Map.ofEntries(
            entry("AddTagsToStream", new ApiRate(5, ACCOUNT)),
            entry("CreateStream", new ApiRate(5, ACCOUNT)),
            entry("DecreaseStreamRetentionPeriod", new ApiRate(5, STREAM)),
            entry("DeleteResourcePolicy", new ApiRate(5, ACCOUNT)),
            entry("DeleteStream", new ApiRate(5, ACCOUNT)),
            entry("DeregisterStreamConsumer", new ApiRate(5, STREAM)),
            entry("DescribeAccountSettings", new ApiRate(5, ACCOUNT)),
            entry("DescribeLimits", new ApiRate(1, ACCOUNT)),
            entry("DescribeStream", new ApiRate(10, ACCOUNT)),
            entry("DescribeStreamConsumer", new ApiRate(20, STREAM)),
            entry("DescribeStreamSummary", new ApiRate(20, ACCOUNT)),
            entry("DisableEnhancedMonitoring", new ApiRate(5, STREAM)),
            entry("EnableEnhancedMonitoring", new ApiRate(5, STREAM)),
            entry("GetResourcePolicy", new ApiRate(5, ACCOUNT)),
            entry("IncreaseStreamRetentionPeriod", new ApiRate(5, STREAM)),
            entry("ListShards", new ApiRate(1000, STREAM)),
            entry("ListStreamConsumers", new ApiRate(5, STREAM)),
            entry("ListStreams", new ApiRate(5, ACCOUNT)),
            entry("ListTagsForStream", new ApiRate(5, STREAM)),
            entry("MergeShards", new ApiRate(5, STREAM)),
            entry("PutResourcePolicy", new ApiRate(5, ACCOUNT)),
            entry("RegisterStreamConsumer", new ApiRate(5, STREAM)),
            entry("RemoveTagsFromStream", new ApiRate(5, STREAM)),
            entry("SplitShard", new ApiRate(5, STREAM)),
            entry("UpdateAccountSettings", new ApiRate(5, ACCOUNT)),
            entry("UpdateStreamWarmThroughput", new ApiRate(5, ACCOUNT)));

    /** The same page: how often an operation may succeed on one stream within any 24 hours. */
    static final Map<String, Integer> AWS_DAILY =
            Map.of("StartStreamEncryption", 25, "StopStreamEncryption", 25, "UpdateStreamMode", 2);
}
