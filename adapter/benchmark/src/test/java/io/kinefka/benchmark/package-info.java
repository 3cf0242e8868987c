@NullMarked
package io.kinefka.benchmark;

import org.jspecify.annotations.NullMarked;
