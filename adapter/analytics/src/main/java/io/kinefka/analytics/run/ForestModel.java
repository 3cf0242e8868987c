package io.kinefka.analytics.run;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import io.kinefka.analytics.sql.plan.TableFunction;
import java.util.ArrayList;
import java.util.Arrays;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A forest that survives restarts: the store has a snapshot of it, and the rows since then. A forest that comes out of a snapshot goes its own
 * way by chance, so the one that has been written is replaced by what was read, and is what a restart would find.
 */
final class ForestModel {
    private static final long SNAPSHOT = 0;
    private static final long ROWS = 1;
    private static final int ROWS_MAX = 1_000;
    private static final int PART_BYTES = 256 * 1024;
    private static final long SEED = 42;

    private final OperatorState state;
    private RandomCutForest forest;
    private int parts;
    private int rows;

    ForestModel(TableFunction.Forest parameters, int columns, OperatorState state) {
        this.state = state;
        var snapshot = new ArrayList<ByteString>();
        for (var entry : state.entries(SNAPSHOT)) {
            if (entry.values()[0] instanceof ByteString part) {
                snapshot.add(part);
            }
        }
        parts = snapshot.size();
        forest = snapshot.isEmpty() ? planted(parameters, columns) : ForestSnapshot.read(joined(snapshot));
        for (var entry : state.entries(ROWS)) {
            forest.update(point(entry.values()));
            rows++;
        }
    }

    double score(float[] point) {
        return forest.getAnomalyScore(point);
    }

    /** What each column adds to the score. */
    DiVector attribution(float[] point) {
        return forest.getAnomalyAttribution(point);
    }

    void learn(float[] point) {
        forest.update(point);
        state.put(values(point), ROWS, rows++);
        if (rows == ROWS_MAX) {
            save();
        }
    }

    private void save() {
        var snapshot = ForestSnapshot.write(forest);
        var part = 0;
        for (var from = 0; from < snapshot.length; from += PART_BYTES) {
            var to = Math.min(snapshot.length, from + PART_BYTES);
            state.put(new Object[] {new ByteString(Arrays.copyOfRange(snapshot, from, to))}, SNAPSHOT, part++);
        }
        for (var old = part; old < parts; old++) {
            state.remove(SNAPSHOT, old);
        }
        parts = part;
        while (rows > 0) {
            state.remove(ROWS, --rows);
        }
        forest = ForestSnapshot.read(snapshot);
    }

    private static RandomCutForest planted(TableFunction.Forest parameters, int columns) {
        return RandomCutForest.builder()
                .dimensions(columns * parameters.shingleSize())
                .shingleSize(parameters.shingleSize())
                .internalShinglingEnabled(true)
                .numberOfTrees(parameters.trees())
                .sampleSize(parameters.subSampleSize())
                .timeDecay(1.0 / parameters.timeDecay())
                .parallelExecutionEnabled(false)
                .randomSeed(SEED)
                .build();
    }

    private static byte[] joined(Iterable<ByteString> parts) {
        var bytes = ByteString.EMPTY;
        for (var part : parts) {
            bytes = bytes.concat(part);
        }
        return bytes.getBytes();
    }

    private static @Nullable Object[] values(float[] point) {
        var values = new @Nullable Object[point.length];
        Arrays.setAll(values, i -> point[i]);
        return values;
    }

    private static float[] point(@Nullable Object[] values) {
        var point = new float[values.length];
        for (var i = 0; i < point.length; i++) {
            point[i] = values[i] instanceof Float number ? number : 0;
        }
        return point;
    }
}
