package io.kinefka.analytics.run;

import io.kinefka.analytics.sql.plan.ApplicationPlan;
import org.jspecify.annotations.Nullable;

/**
 * A running application: takes the rows of its input streams in the order of their ROWTIME, and drives all pumps with them, in the calls
 * themselves. All that it does follows from its plan and the calls, so the same calls have the same results; a new pipeline on the store
 * of a former one of the same plan goes on exactly where that one stopped between two calls. For one thread.
 */
public final class Pipeline {
    private Pipeline() {}

    /** Compiles the plan's expressions, and takes up the state that is in the store; may take some hundred milliseconds. */
    public static Pipeline of(ApplicationPlan plan, PipelineContext context) {
        throw new UnsupportedOperationException(plan + " " + context);
    }

    /**
     * Takes an input stream's row.
     *
     * @param row as {@code ApplicationCompiler.inputType} says; its ROWTIME is not before that of any earlier row, or any earlier time.
     *     It is kept, and must not be changed.
     */
    public void row(String inputStream, @Nullable Object[] row) {
        throw new UnsupportedOperationException(inputStream + row.length);
    }

    /** No row with an earlier ROWTIME will follow, so windows that end by then are closed. */
    public void time(long rowtimeMillis) {
        throw new UnsupportedOperationException("" + rowtimeMillis);
    }
}
