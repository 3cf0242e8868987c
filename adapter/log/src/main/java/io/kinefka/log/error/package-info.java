/** What can go wrong with a log, in the log's own words. */
@NullMarked
package io.kinefka.log.error;

import org.jspecify.annotations.NullMarked;
