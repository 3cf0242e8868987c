package io.kinefka.kinesis;

import io.kinefka.log.catalog.CatalogSnapshot;
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
}
