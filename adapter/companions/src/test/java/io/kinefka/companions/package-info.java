/** The operations on a real log, and the compatibility page against the program. */
@NullMarked
package io.kinefka.companions;

import org.jspecify.annotations.NullMarked;
