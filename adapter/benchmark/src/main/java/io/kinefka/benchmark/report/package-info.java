/** Figures, goals, and how they are printed. */
@NullMarked
package io.kinefka.benchmark.report;

import org.jspecify.annotations.NullMarked;
