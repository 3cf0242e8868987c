/** The program under test, as a process. */
@NullMarked
package io.kinefka.benchmark.program;

import org.jspecify.annotations.NullMarked;
