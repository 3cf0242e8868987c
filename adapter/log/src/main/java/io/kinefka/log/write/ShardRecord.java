package io.kinefka.log.write;

import io.kinefka.mapping.Shard;

/**
 * A record on its way into a shard.
 *
 * @param shard the shard
 * @param content the record
 */
public record ShardRecord(Shard shard, NewRecord content) {}
