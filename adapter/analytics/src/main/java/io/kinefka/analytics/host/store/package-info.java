/** A store of Kafka Streams whose entries lie in a file, where they are too many for the heap. */
@NullMarked
package io.kinefka.analytics.host.store;

import org.jspecify.annotations.NullMarked;
