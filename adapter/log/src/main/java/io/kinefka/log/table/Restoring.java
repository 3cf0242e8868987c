package io.kinefka.log.table;

import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import io.kinefka.log.table.TableRecord.SnapshotPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a log that does not begin at the beginning any more: finds a complete snapshot, then applies what came after. */
final class Restoring {
    private final Map<Long, List<Map<Bytes, Entry>>> begun = new HashMap<>();
    private final List<Late> late = new ArrayList<>();

    private record Late(long offset, Changed change) {}

    void begin(long offset) {
        begun.put(offset, new ArrayList<>());
    }

    void part(SnapshotPart part) {
        var parts = begun.get(part.begin());
        if (parts != null) {
            parts.add(part.entries());
        }
    }

    /** Changes before the first snapshot are in it. */
    void change(long offset, Changed change) {
        if (!begun.isEmpty()) {
            late.add(new Late(offset, change));
        }
    }

    /** What the table holds now; null if that snapshot is not complete, or began before the log does. */
    @Nullable Entries end(SnapshotEnd end) {
        var parts = begun.get(end.begin());
        if (parts == null || parts.size() != end.parts()) {
            return null;
        }
        var entries = new Entries();
        parts.forEach(entries::putAll);
        for (var each : late) {
            if (each.offset() > end.begin()) {
                entries.apply(each.offset(), each.change().writes());
            }
        }
        return entries;
    }
}
