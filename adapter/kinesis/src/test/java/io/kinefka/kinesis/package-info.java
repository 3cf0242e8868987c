/** The operations as clients meet them: JSON in, JSON out, a real broker behind. */
@NullMarked
package io.kinefka.kinesis;

import org.jspecify.annotations.NullMarked;
