package io.kinefka.kcl.shard;

import io.kinefka.kcl.position.GroupPosition;

/** Where a shard's checkpoints go. */
public interface CommittedOffsets {

    /** Why a commit was not made. */
    final class NotCommittedException extends Exception {
        private static final long serialVersionUID = 1L;

        /** What went wrong. */
        public enum Reason {
            /** Another worker has the partition, or may have it. */
            LEASE_LOST,
            /** Kafka did not answer in time, or refused for now. */
            UNAVAILABLE,
            /** Kafka will never take it. */
            REFUSED
        }

        private final Reason reason;

        public NotCommittedException(Reason reason, Throwable cause) {
            super(reason.name(), cause);
            this.reason = reason;
        }

        /** One that no answer of Kafka stands behind. */
        public NotCommittedException(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /**
     * Commits, and waits until Kafka has it.
     *
     * @throws NotCommittedException if it was not committed, or nobody knows
     */
    void commit(GroupPosition position) throws NotCommittedException;
}
