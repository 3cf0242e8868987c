package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.SlidingWindow;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Frames that hold rows: the last ones of a number, or those of the last milliseconds. */
final class BoundedFrames implements SlidingFrames {
    private final Aggregation aggregation;
    private final int[] keys;
    private final boolean rows;
    private final long preceding;
    private final Consumer<SlidingRow> released;
    private final Map<List<@Nullable Object>, Frame> frames = new HashMap<>();
    private final Deque<Frame> framesOfRows = new ArrayDeque<>();

    BoundedFrames(SlidingWindow window, long preceding, Pump pump, Consumer<SlidingRow> released) {
        this.aggregation = new Aggregation(window.calls(), pump);
        this.keys = window.keys().stream().mapToInt(Integer::intValue).toArray();
        this.rows = window.rows();
        this.preceding = preceding;
        this.released = released;
    }

    @Override
    public void add(List<SlidingRow> peers, int column) {
        for (var row : peers) {
            var frame = hold(row);
            for (var call = 0; call < aggregation.size(); call++) {
                if (rows || aggregation.call(call).ofRow()) {
                    set(row, column + call, frame, call);
                }
            }
        }
        if (!rows) {
            for (var row : peers) {
                var frame = frame(row);
                for (var call = 0; call < aggregation.size(); call++) {
                    if (!aggregation.call(call).ofRow()) {
                        set(row, column + call, frame, call);
                    }
                }
            }
        }
    }

    @Override
    public void restore(SlidingRow row) {
        hold(row);
    }

    private Frame hold(SlidingRow row) {
        if (!rows) {
            expire(row.rowtimeMillis());
        }
        var frame = frame(row);
        frame.add(row);
        if (!rows) {
            framesOfRows.add(frame);
        } else if (frame.held.size() > preceding + 1) {
            released.accept(frame.removeFirst());
        }
        return frame;
    }

    /** A row of exactly that long ago is out; one of this very time never is. */
    private void expire(long now) {
        while (!framesOfRows.isEmpty()) {
            var frame = framesOfRows.getFirst();
            var time = frame.held.getFirst().rowtimeMillis();
            if (time > now - preceding || time >= now) {
                return;
            }
            framesOfRows.removeFirst();
            released.accept(frame.removeFirst());
            if (frame.held.isEmpty()) {
                frames.remove(frame.key);
            }
        }
    }

    private Frame frame(SlidingRow row) {
        return frames.computeIfAbsent(Keys.of(row.row(), keys), key -> new Frame(key, aggregation));
    }

    private void set(SlidingRow row, int column, Frame frame, int call) {
        try {
            row.set(column, frame.result(call));
        } catch (ArithmeticException failed) {
            row.fail(failed);
        }
    }

    /** The rows of the same keys, in their order; results stay until the rows change. */
    private static final class Frame {
        private final List<@Nullable Object> key;
        private final Aggregation aggregation;
        private final Deque<SlidingRow> held = new ArrayDeque<>();
        private final long[] counts;
        private final @Nullable Object[] results;
        private final boolean[] known;

        Frame(List<@Nullable Object> key, Aggregation aggregation) {
            this.key = key;
            this.aggregation = aggregation;
            this.counts = new long[aggregation.size()];
            this.results = new @Nullable Object[aggregation.size()];
            this.known = new boolean[aggregation.size()];
        }

        void add(SlidingRow row) {
            row.hold();
            held.add(row);
            changed(row, 1);
        }

        SlidingRow removeFirst() {
            var first = held.removeFirst();
            changed(first, -1);
            return first;
        }

        private void changed(SlidingRow row, long by) {
            Arrays.fill(known, false);
            for (var i = 0; i < counts.length; i++) {
                var call = aggregation.call(i);
                counts[i] += call.isCounting() && call.counts(row.row()) ? by : 0;
            }
        }

        @Nullable Object result(int index) {
            if (aggregation.call(index).isCounting()) {
                return counts[index];
            }
            if (!known[index]) {
                results[index] = aggregation.call(index).over(held);
                known[index] = true;
            }
            return results[index];
        }
    }
}
