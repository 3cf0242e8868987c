package io.kinefka.log.table;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a table's log consists of. */
sealed interface TableRecord {

    /**
     * A change, which happens if all that it expects holds.
     *
     * @param author the process that wrote it
     * @param number by which its author knows it again
     */
    record Changed(UUID author, long number, List<Write> writes) implements TableRecord {}

    /** Somebody is about to write down what the table holds here. */
    record SnapshotBegin(UUID author) implements TableRecord {}

    /**
     * A part of what the table held.
     *
     * @param begin the offset of the record with which that snapshot began
     */
    record SnapshotPart(long begin, Map<Bytes, Entry> entries) implements TableRecord {}

    /**
     * A snapshot is complete.
     *
     * @param begin the offset of the record with which it began
     * @param parts how many parts it has
     */
    record SnapshotEnd(long begin, int parts) implements TableRecord {}
}
