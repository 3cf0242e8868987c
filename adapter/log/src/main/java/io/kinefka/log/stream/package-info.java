/** The life of a stream: its entry in the catalog and its topic, brought and kept in step. */
@NullMarked
package io.kinefka.log.stream;

import org.jspecify.annotations.NullMarked;
