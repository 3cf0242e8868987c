/** Tests of destinations. */
@NullMarked
package io.kinefka.firehose.destination;

import org.jspecify.annotations.NullMarked;
