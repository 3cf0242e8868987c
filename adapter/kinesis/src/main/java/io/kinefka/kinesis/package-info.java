/** Kinesis Data Streams: one class per operation, named as AWS names it. */
@NullMarked
package io.kinefka.kinesis;

import org.jspecify.annotations.NullMarked;
