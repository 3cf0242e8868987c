/** Tests of Firehose's operations. */
@NullMarked
package io.kinefka.firehose;

import org.jspecify.annotations.NullMarked;
