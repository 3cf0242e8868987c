/** Limits of how much may be asked for in a time, as several services have them. */
@NullMarked
package io.kinefka.aws.limit;

import org.jspecify.annotations.NullMarked;
