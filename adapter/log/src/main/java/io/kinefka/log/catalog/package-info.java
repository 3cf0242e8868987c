/** The catalog: every entity of every service in one compacted topic, changed by one writer at a time. */
@NullMarked
package io.kinefka.log.catalog;

import org.jspecify.annotations.NullMarked;
