/** Tests of delivery streams. */
@NullMarked
package io.kinefka.log.delivery;

import org.jspecify.annotations.NullMarked;
