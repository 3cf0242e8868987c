package io.kinefka.log.stream;

import io.kinefka.mapping.StreamId;
import io.kinefka.mapping.StreamMode;
import io.kinefka.mapping.StreamOptions;
import java.util.SortedMap;

/**
 * What is known of a stream before it exists.
 *
 * @param id its identity
 * @param mode who decides on the number of shards
 * @param shardCount the number of shards to begin with, at least 1
 * @param tags its first tags; may be empty
 * @param options whatever else its owner has set
 */
public record NewStream(
        StreamId id, StreamMode mode, int shardCount, SortedMap<String, String> tags, StreamOptions options) {}
