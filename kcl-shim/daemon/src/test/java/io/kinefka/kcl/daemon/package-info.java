/** Tests of the daemon, with real child processes. */
@NullMarked
package io.kinefka.kcl.daemon;

import org.jspecify.annotations.NullMarked;
