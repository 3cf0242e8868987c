/** Tests of managing keys from the command line. */
@NullMarked
package io.kinefka.gateway.keys;

import org.jspecify.annotations.NullMarked;
