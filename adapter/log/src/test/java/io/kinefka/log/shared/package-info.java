/** Tests of {@code shared}. */
@NullMarked
package io.kinefka.log.shared;

import org.jspecify.annotations.NullMarked;
