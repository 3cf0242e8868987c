/** The connector's settings: those of the Firehose API in dotted form, and what the engine needs besides. */
@NullMarked
package io.kinefka.connect.firehose.config;

import org.jspecify.annotations.NullMarked;
