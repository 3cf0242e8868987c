/** Tests of {@code write}. */
@NullMarked
package io.kinefka.log.write;

import org.jspecify.annotations.NullMarked;
