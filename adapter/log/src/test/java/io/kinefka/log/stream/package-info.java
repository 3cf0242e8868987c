/** Tests of {@code stream}. */
@NullMarked
package io.kinefka.log.stream;

import org.jspecify.annotations.NullMarked;
