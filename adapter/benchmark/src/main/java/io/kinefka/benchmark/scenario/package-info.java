/** What is measured, each with what it is compared to. */
@NullMarked
package io.kinefka.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
