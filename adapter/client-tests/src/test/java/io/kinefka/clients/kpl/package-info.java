/** The Kinesis Producer Library, whose native daemon aggregates records, and KCL's utility that takes them apart. */
@NullMarked
package io.kinefka.clients.kpl;

import org.jspecify.annotations.NullMarked;
