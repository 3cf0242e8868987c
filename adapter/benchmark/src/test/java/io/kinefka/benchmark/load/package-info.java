@NullMarked
package io.kinefka.benchmark.load;

import org.jspecify.annotations.NullMarked;
