/** Kinesis Data Analytics in the first version of its API: one class per operation. */
@NullMarked
package io.kinefka.analytics.api.v1;

import org.jspecify.annotations.NullMarked;
