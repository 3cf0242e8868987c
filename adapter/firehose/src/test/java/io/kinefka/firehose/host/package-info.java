/** Hosts against a real broker and a real S3 server. */
@NullMarked
package io.kinefka.firehose.host;

import org.jspecify.annotations.NullMarked;
