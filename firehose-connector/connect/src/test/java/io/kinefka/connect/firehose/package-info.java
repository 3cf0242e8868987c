/** The connector: by itself, and installed from its zip in workers as Kafka ships them. */
@NullMarked
package io.kinefka.connect.firehose;

import org.jspecify.annotations.NullMarked;
