/** Kinesis Data Analytics for SQL as services on a log. */
@NullMarked
package io.kinefka.analytics.api;

import org.jspecify.annotations.NullMarked;
