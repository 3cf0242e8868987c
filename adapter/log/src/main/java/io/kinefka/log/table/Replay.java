package io.kinefka.log.table;

import io.kinefka.log.table.TableRecord.Changed;
import io.kinefka.log.table.TableRecord.SnapshotBegin;
import io.kinefka.log.table.TableRecord.SnapshotEnd;
import io.kinefka.log.table.TableRecord.SnapshotPart;
import org.jspecify.annotations.Nullable;

/** Makes the content of a table from its log, and tells what has come of each record. */
final class Replay {
    private final Listener listener;
    private @Nullable Entries entries;
    private @Nullable Restoring restoring;

    /** Is told, in the log's order. */
    interface Listener {

        /** A change was found in the log, and has happened or not. */
        void decided(Changed change, boolean happened);

        /** A snapshot begins, of what these entries are right now. */
        void begun(long offset, SnapshotBegin begin, Entries entries);

        /** A snapshot is complete. */
        void ended(SnapshotEnd end);
    }

    /** Begins with nothing, or, if the log has lost its beginning, with the first snapshot that is complete. */
    Replay(boolean isWholeLog, Listener listener) {
        this.listener = listener;
        this.entries = isWholeLog ? new Entries() : null;
        this.restoring = isWholeLog ? null : new Restoring();
    }

    void replay(long offset, TableRecord what) {
        if (restoring != null) {
            restore(restoring, offset, what);
        } else if (entries != null) {
            follow(entries, offset, what);
        }
    }

    private void restore(Restoring from, long offset, TableRecord what) {
        if (what instanceof Changed changed) {
            from.change(offset, changed);
        } else if (what instanceof SnapshotBegin) {
            from.begin(offset);
        } else if (what instanceof SnapshotPart part) {
            from.part(part);
        } else if (what instanceof SnapshotEnd end) {
            entries = from.end(end);
            restoring = entries == null ? from : null;
        }
    }

    private void follow(Entries current, long offset, TableRecord what) {
        if (what instanceof Changed changed) {
            listener.decided(changed, current.apply(offset, changed.writes()));
        } else if (what instanceof SnapshotBegin begin) {
            listener.begun(offset, begin, current);
        } else if (what instanceof SnapshotEnd end) {
            listener.ended(end);
        }
    }

    /** The content; null until it is restored. */
    @Nullable Entries entries() {
        return entries;
    }
}
