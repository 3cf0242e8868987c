/** Tests of {@code cluster}. */
@NullMarked
package io.kinefka.log.cluster;

import org.jspecify.annotations.NullMarked;
