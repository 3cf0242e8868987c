/** The log against a real broker. */
@NullMarked
package io.kinefka.log;

import org.jspecify.annotations.NullMarked;
