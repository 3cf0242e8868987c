package io.kinefka.kcl.group;

import io.kinefka.kcl.position.GroupPosition;
import io.kinefka.kcl.shard.CommittedOffsets.NotCommittedException;

/** What the shards' tasks ask of the polling thread; any thread may ask. */
interface ShardSource {

    /** From now on the runner is given the records of its partition from an offset on. */
    void start(PartitionRunner runner, long offset);

    /** The runner is given nothing more, until it is started again. */
    void stop(PartitionRunner runner);

    /** The runner's buffer has room again. */
    void drained(PartitionRunner runner);

    /** The runner has come to its end. */
    void finished(PartitionRunner runner);

    /**
     * Commits a position of the runner's partition, and waits.
     *
     * @throws NotCommittedException also when the runner does not own its partition any more
     */
    void commit(PartitionRunner runner, GroupPosition position) throws NotCommittedException;
}
