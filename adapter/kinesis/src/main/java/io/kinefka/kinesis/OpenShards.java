package io.kinefka.kinesis;

import io.kinefka.aws.AwsException;
import io.kinefka.log.catalog.CatalogSnapshot;
import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMetadata;
import java.util.stream.Stream;

/** What an account uses of its shard quota. */
final class OpenShards {

    private OpenShards() {}

    static Stream<StreamMetadata> streams(CatalogSnapshot state, String accountId, String region) {
        return state.streams().values().stream()
                .filter(stream -> stream.id().accountId().equals(accountId)
                        && stream.id().region().equals(region));
    }

    static int count(CatalogSnapshot state, String accountId, String region) {
        return streams(state, accountId, region)
                .mapToInt(stream -> stream.shards().open().size())
                .sum();
    }

    /** Refuses more open shards than an account may have. */
    static void requireRoom(CatalogSnapshot state, StreamId id, int shards, int limit) {
        int open = count(state, id.accountId(), id.region());
        if ((long) open + shards > limit) {
            throw AwsException.client(
                    "LimitExceededException",
                    "This request would exceed the shard limit for the account " + id.accountId() + " in "
                            + id.region() + ". Current shard count for the account: " + open + ". Limit: "
                            + limit
                            + ". Number of additional shards that would have resulted from this request: " + shards
                            + ". Refer to the AWS Service Limits page"
                            + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
                            + " for current limits and how to request higher limits.");
        }
    }
}
