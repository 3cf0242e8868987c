@NullMarked
package io.kinefka.benchmark.report;

import org.jspecify.annotations.NullMarked;
