/** Tests of the limits and faults. */
@NullMarked
package io.kinefka.kinesis.limits;

import org.jspecify.annotations.NullMarked;
