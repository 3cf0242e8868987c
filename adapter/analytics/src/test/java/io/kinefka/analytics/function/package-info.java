@NullMarked
package io.kinefka.analytics.function;

import org.jspecify.annotations.NullMarked;
