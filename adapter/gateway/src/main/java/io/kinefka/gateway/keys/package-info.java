/** Managing the keys that streams are encrypted with, from the command line. */
@NullMarked
package io.kinefka.gateway.keys;

import org.jspecify.annotations.NullMarked;
