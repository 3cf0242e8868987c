package io.kinefka.analytics.run;

import org.jspecify.annotations.Nullable;

/** Takes rows: an operator, or what stands behind one. */
interface Rows {
    /** The row is not changed afterwards by anybody. */
    void row(@Nullable Object[] row);
}
