/** Kinesis Data Analytics in the second version of its API, for SQL applications: one class per operation. */
@NullMarked
package io.kinefka.analytics.api.v2;

import org.jspecify.annotations.NullMarked;
