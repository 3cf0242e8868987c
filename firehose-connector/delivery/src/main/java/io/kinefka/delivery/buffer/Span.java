package io.kinefka.delivery.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From which record to which, in which partitions, something reaches. While it is not released, the first offsets are
 * not durable.
 */
public final class Span {
    private final List<Reach> reaches = new ArrayList<>(1);

    /** Offsets, and the numbers of records within the source's records, in one partition. */
    private static final class Reach {
        private final PartitionOffsets owner;
        private long firstOffset;
        private int firstSub;
        private long lastOffset;
        private int lastSub;

        Reach(PartitionOffsets owner, long offset, int sub) {
            this.owner = owner;
            firstOffset = offset;
            firstSub = sub;
            lastOffset = offset;
            lastSub = sub;
        }

        void add(long offset, int sub) {
            if (offset < firstOffset || (offset == firstOffset && sub < firstSub)) {
                owner.hold(offset);
                owner.release(firstOffset);
                firstOffset = offset;
                firstSub = sub;
            }
            if (offset > lastOffset || (offset == lastOffset && sub > lastSub)) {
                lastOffset = offset;
                lastSub = sub;
            }
        }

        @Override
        public String toString() {
            return owner.partition() + "[" + firstOffset + "." + firstSub + "," + lastOffset + "." + lastSub + "]";
        }
    }

    /**
     * Adds a record, before or behind the others.
     *
     * @param sub the record's number within the source's record
     * @return the partition's number in this span
     */
    public int add(PartitionOffsets owner, long offset, int sub) {
        int index = indexOf(owner);
        if (index < 0) {
            owner.hold(offset);
            reaches.add(new Reach(owner, offset, sub));
            return reaches.size() - 1;
        }
        reaches.get(index).add(offset, sub);
        return index;
    }

    /** Everything in it is durable, or will be read again. */
    public void release() {
        reaches.forEach(reach -> reach.owner.release(reach.firstOffset));
    }

    /** Whether every partition in it has been revoked. */
    public boolean isRevoked() {
        return reaches.stream().allMatch(reach -> reach.owner.isRevoked());
    }

    /** Whether some partition in it has been revoked. */
    public boolean isPartlyRevoked() {
        return reaches.stream().anyMatch(reach -> reach.owner.isRevoked());
    }

    /** The name of a partition by its number in this span. */
    public String partition(int index) {
        return reaches.get(index).owner.partition().toString();
    }

    /** Partitions with their first and last records, in an order that does not depend on arrival. */
    @Override
    public String toString() {
        return reaches.stream().map(Reach::toString).sorted().collect(Collectors.joining(","));
    }

    private int indexOf(@Nullable PartitionOffsets owner) {
        for (int i = 0; i < reaches.size(); i++) {
            if (reaches.get(i).owner == owner) {
                return i;
            }
        }
        return -1;
    }
}
